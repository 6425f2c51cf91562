import type { Mapping } from '../../../core/intake/mapping/mapping.ts';
import { STATUSES } from '../../../core/series/series.ts';
import { formatNumber } from '../../../core/words/format.ts';
import type { Messages } from '../../../core/words/messages.ts';
import { createOpenFilesMessages } from '../../../core/words/open-files/messages.ts';
import { button, make } from './dom.ts';
import { filesOfInput } from './given-files.ts';
import { answered, lacksActor, rowsOf, type ShownAs } from './mapping-answer.ts';
import type { GivenFile, Progress } from './protocol.ts';

export interface OpenDialogOptions {
  readonly messages: Messages;
  readonly language: string;
  onFiles(files: GivenFile[]): void;
  onAnswer(mapping: Mapping): void;
  /** closed by its reader while it asks or works */
  onCancel(): void;
}

/** Where files are chosen, it is asked who holds what in them, and the work is seen and cancelled: one dialog, one after another. */
export interface OpenDialog {
  choose(note?: string): void;
  ask(suggested: Mapping): void;
  showProgress(progress: Progress | null): void;
  close(): void;
  destroy(): void;
}

export function createOpenDialog(container: HTMLElement, options: OpenDialogOptions): OpenDialog {
  const { messages, language } = options;
  const words = createOpenFilesMessages(language);
  const dialog = make('dialog', 'open-dialog');
  const title = make('h2', 'open-title', words.dialogTitle);
  title.id = 'open-dialog-title';
  dialog.setAttribute('aria-labelledby', title.id);
  const body = make('div', 'open-body');
  dialog.append(title, body);
  container.append(dialog);
  let isBusy = false;
  let bar: { meter: HTMLProgressElement; text: HTMLElement } | null = null;

  dialog.addEventListener('close', () => {
    if (isBusy) options.onCancel();
    isBusy = false;
  });

  return {
    choose(note) {
      isBusy = false;
      const files = fileInput('multiple', options.onFiles);
      const folder = fileInput('webkitdirectory', options.onFiles);
      const choose = button('open-button open-main', words.chooseFiles, () => files.click());
      show(
        ...(note ? [alertOf(note)] : []),
        make('p', '', words.dialogText),
        make(
          'div',
          'open-row',
          choose,
          button('open-button', words.chooseFolder, () => folder.click()),
          button('open-button open-end', words.close, () => dialog.close()),
        ),
        files,
        folder,
      );
      choose.focus();
    },
    ask(suggested) {
      isBusy = true;
      const name = make('input', 'open-field');
      name.type = 'text';
      name.required = true;
      name.maxLength = 80;
      name.value = words.actorDefault;
      const rows = rowsOf(suggested);
      const choices = rows.map(({ shownAs }) => choiceOf(shownAs));
      const done = make('button', 'open-button open-main', words.show);
      const form = make(
        'form',
        '',
        make('p', '', words.askMapping),
        ...(lacksActor(suggested) ? [make('label', 'open-label', words.actorName, name)] : []),
        ...rows.map(({ areas }, i) => {
          const label = areas ?? (rows.length > 1 ? words.otherAreas : words.statusLabel);
          return make('label', 'open-label', make('bdi', '', label), choices[i]!);
        }),
        make(
          'div',
          'open-row',
          done,
          button('open-button open-end', words.cancel, () => dialog.close()),
        ),
      );
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        const shownAs = choices.map(({ value }) => value as ShownAs);
        options.onAnswer(answered(suggested, name.value.trim() || words.actorDefault, shownAs));
      });
      show(form);
      const first = form.querySelector<HTMLElement>('input, select, button');
      first?.focus();
      if (first === name) name.select();
    },
    showProgress(progress) {
      isBusy = true;
      bar ??= startBar();
      const { stage, done, all } = progress ?? { stage: null, done: 0, all: 0 };
      if (stage === null) bar.meter.removeAttribute('value');
      else
        bar.meter.value = all === 0 ? 0 : Math.min(1, (done + (stage === 'weaving' ? 0 : 1)) / all);
      const number = (value: number) => formatNumber(value, language);
      const at = stage === 'weaving' ? done : Math.min(done + 1, all);
      bar.text.textContent =
        stage === null ? words.starting : words.progress[stage](number(at), number(all));
    },
    close() {
      isBusy = false;
      dialog.close();
    },
    destroy: () => dialog.remove(),
  };

  function show(...content: HTMLElement[]): void {
    bar = null;
    body.replaceChildren(...content);
    if (!dialog.open) dialog.showModal();
  }

  function choiceOf(shownAs: ShownAs): HTMLSelectElement {
    const select = make('select', 'open-field');
    for (const each of STATUSES) select.append(new Option(messages.status[each], each));
    select.append(new Option(words.leftOut, 'skip'));
    select.value = shownAs;
    return select;
  }

  function startBar(): NonNullable<typeof bar> {
    const meter = make('progress', 'open-progress');
    meter.max = 1;
    const text = make('p', 'open-progress-text');
    text.id = 'open-progress-text';
    meter.setAttribute('aria-labelledby', text.id);
    const cancel = button('open-button', words.cancel, () => dialog.close());
    show(text, meter, make('div', 'open-row', cancel));
    cancel.focus();
    return { meter, text };
  }
}

function fileInput(
  kind: 'multiple' | 'webkitdirectory',
  onFiles: (files: GivenFile[]) => void,
): HTMLInputElement {
  const input = make('input', `open-input-${kind}`);
  input.type = 'file';
  input[kind] = true;
  input.hidden = true;
  input.addEventListener('change', () => {
    if (input.files && input.files.length > 0) onFiles(filesOfInput(input.files));
  });
  return input;
}

function alertOf(note: string): HTMLElement {
  const line = make('p', 'open-note', note);
  line.setAttribute('role', 'alert');
  return line;
}
