import './embed-dialog.css';
import type { Publication } from '../../../core/publication/publication.ts';
import type { SeriesInfo } from '../../../core/series/series.ts';
import { parseView, THEMES, type ViewState } from '../../../core/view/view-state.ts';
import { describeAsOf } from '../../../core/words/as-of.ts';
import { languageDirection } from '../../../core/words/language.ts';
import { createMessages, INTERFACE_LANGUAGES } from '../../../core/words/messages.ts';
import { createShareMessages } from '../../../core/words/share/messages.ts';
import type { Store } from '../../../ui/state/store.ts';
import { button, make } from '../open-files/dom.ts';
import { createCopyField } from './copy-field.ts';
import {
  type EmbedChoices,
  embedTexts,
  FIRST_CHOICES,
  foldersOf,
  posterOf,
} from './embed-choices.ts';
import { choiceField, numberField, selectField } from './fields.ts';

export interface EmbedDialogOptions {
  readonly container: HTMLElement;
  readonly publication: Publication;
  /** folder of the publication's entry */
  readonly base: URL;
  readonly store: Store;
  readonly language: string;
  /** null while the map's data are not there */
  series(): Pick<SeriesInfo, 'snapshots' | 'maxCarryDays'> | null;
}

/** Least and most of a fixed size, CSS pixels. */
const WIDTHS = [200, 3000] as const;
const HEIGHTS = [200, 1000] as const;

/** The dialog that gives the code to embed the map with: what is chosen on one side, what comes of it on the other. */
export function createEmbedDialog(options: EmbedDialogOptions): { open(): void } {
  const { container, publication, base, store, language } = options;
  const words = createShareMessages(language);
  const folders = foldersOf(publication, base);
  let choices: EmbedChoices = FIRST_CHOICES;
  let now: ViewState = {};

  const dialog = make('dialog', 'embed-dialog');
  dialog.lang = language;
  dialog.dir = languageDirection(language);
  const title = make('h2', 'embed-dialog-title', words.embedThisMap);
  title.id = 'embed-dialog-title';
  dialog.setAttribute('aria-labelledby', title.id);
  const head = make('div', 'embed-dialog-head');
  head.append(
    title,
    button('open-button', words.close, () => dialog.close()),
  );

  const set = (change: Partial<EmbedChoices>) => {
    choices = { ...choices, ...change };
    show();
  };
  const width = numberField(words.width, choices.width, WIDTHS, (value) => set({ width: value }));
  const height = numberField(words.height, choices.height, HEIGHTS, (value) =>
    set({ height: value }),
  );
  const form = make('form', 'embed-dialog-form');
  form.addEventListener('submit', (event) => event.preventDefault());
  form.append(
    choiceField(
      words.version,
      choices.version,
      [
        ['live', words.live, words.liveMeaning],
        ...(folders.frozen === null
          ? []
          : [['frozen', words.frozen, words.frozenMeaning] as const]),
      ],
      (version) => set({ version }),
    ),
    choiceField(
      words.placedAs,
      choices.placedAs,
      [
        ['frame', words.asFrame],
        ['element', words.asElement],
      ],
      (placedAs) => set({ placedAs }),
    ),
    choiceField(
      words.size,
      choices.size,
      [
        ['column', words.fitsColumn],
        ['fixed', words.fixedSize],
      ],
      (size) => set({ size }),
      [width.element, height.element],
    ),
    selectField(
      words.shows,
      [
        ['opening', words.showsOpening],
        ['now', words.showsNow],
      ],
      (opensOn) => set({ opensOn }),
    ),
    selectField(
      words.starts,
      [
        ['near', words.startsNear],
        ['now', words.startsAtOnce],
        ['click', words.startsOnClick],
      ],
      (starts) => set({ starts }),
    ),
    selectField(
      words.colours,
      [['', words.readersChoice], ...THEMES.map((theme) => [theme, words[theme]] as const)],
      (theme) => set({ theme: theme === '' ? null : theme }),
    ),
    selectField(
      words.language,
      [
        ['', createMessages(publication.language).languageName],
        ...INTERFACE_LANGUAGES.filter((tag) => tag !== publication.language).map(
          (tag) => [tag, createMessages(tag).languageName] as const,
        ),
      ],
      (tag) => set({ language: tag === '' ? null : tag }),
    ),
  );

  const status = make('p', 'embed-dialog-status');
  status.setAttribute('role', 'status');
  const copyField = (label: string, rows: number) =>
    createCopyField({ label, rows, words, say: (text) => (status.textContent = text) });
  const code = copyField(words.codeToPaste, 5);
  const oembed = copyField(words.oembedAddress, 1);
  const citation = copyField(words.citeAs, 3);
  const preview = createPreview(words.preview);
  const results = make('div', 'embed-dialog-results');
  results.append(preview.element, code.element, oembed.element, citation.element, status);
  const columns = make('div', 'embed-dialog-columns');
  columns.append(form, results);
  dialog.append(head, columns);
  container.append(dialog);

  function show(): void {
    const texts = embedTexts(choices, publication, folders, base, now);
    for (const field of [width, height]) field.setEnabled(choices.size === 'fixed');
    code.setText(texts.code);
    oembed.setText(texts.oembed);
    citation.setText(
      words.citation({
        title: publication.title,
        asOf: asOfWords(),
        url: texts.address,
        ...(publication.publisher && { publisher: publication.publisher.name }),
        ...(choices.version === 'frozen' &&
          publication.hash !== undefined && { version: publication.hash }),
      }),
    );
    preview.show(choices, posterOf(publication, choices.theme ?? pageTheme(), folders, base));
  }

  function asOfWords(): string {
    const series = options.series();
    const { date } = choices.opensOn === 'now' ? now : parseView(publication.view).view;
    if (!series || date === undefined) return '';
    const asOf = describeAsOf(series, date, language);
    return `${asOf.lead} ${asOf.date}`;
  }

  return {
    open() {
      now = store.get();
      status.textContent = '';
      show();
      dialog.showModal();
    },
  };
}

function pageTheme(): 'light' | 'dark' {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

/** The map's picture in the proportions chosen, as large as there is room. */
function createPreview(label: string): {
  element: HTMLElement;
  show(choices: EmbedChoices, poster: ReturnType<typeof posterOf>): void;
} {
  const element = make('figure', 'embed-dialog-preview');
  element.setAttribute('aria-label', label);
  const image = document.createElement('img');
  image.alt = '';
  element.append(image);
  return {
    element,
    show({ size, width, height }, poster) {
      element.hidden = poster === null;
      if (!poster) return;
      image.src = poster.src;
      image.style.aspectRatio =
        size === 'fixed' ? `${width} / ${height}` : `${poster.width} / ${poster.height}`;
    },
  };
}
