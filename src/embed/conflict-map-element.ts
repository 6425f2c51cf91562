import { type Day, toDay, toIso } from '../core/time/civil-date.ts';
import { parseView, type Theme, type ViewState } from '../core/view/view-state.ts';
import { createMessages } from '../core/words/messages.ts';
import { type Attention, createAttention } from '../ui/state/attention.ts';
import { type Change, createStore, type Store } from '../ui/state/store.ts';
import { reflect, VIEW_ATTRIBUTES, viewOfAttributes } from './attributes.ts';
import {
  type LoadedPublication,
  loadEntry,
  loadParts,
  PublicationError,
} from './load-publication.ts';
import type { Spot } from './spot-mark.ts';
import { createViewer, type Viewer } from './viewer.ts';
import { viewerStyles } from './viewer-styles.ts';

/** Keys of the view that the element's attributes follow when the reader changes them. */
const REFLECTED = ['date', 'place', 'theme', 'lang'] as const;

/**
 * `<conflict-map src="…/publication/" date="2016-10-21">`: map, timeline, legend and date of a publication.
 *
 * Attributes: `src`, the publication's folder; `date vs mode place map lang theme` as in a fragment, of which
 * `date`, `place`, `theme` and `lang` follow what the reader does. What stands inside the element is shown until
 * the map is drawn, and stays, under words, when it cannot be.
 *
 * Events, which do not bubble: `ready`; `datechange` {date}; `select` {place}; `error` {error}.
 */
export class ConflictMapElement extends HTMLElement {
  static readonly observedAttributes = ['src', ...VIEW_ATTRIBUTES];

  /** What the element shows; whatever else is on the page may read, follow and set it. */
  readonly view: Store = createStore();
  /** What the reader points to just now, on the map and beside it. */
  readonly attention: Attention = createAttention();
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #status = document.createElement('p');
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #onScheme = () => {
    if (!this.view.get().theme) this.#rebuild();
  };
  #loading: AbortController | null = null;
  #loaded: LoadedPublication | null = null;
  /** true while a series given to `show` stands in for the one that `src` names */
  #isGiven = false;
  #viewer: Promise<Viewer> | null = null;
  #ready = deferred();
  #following = false;
  #connected = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = viewerStyles();
    this.#status.className = 'cm-status';
    this.#status.setAttribute('role', 'status');
    this.#root.append(document.createElement('slot'), this.#status);
    this.view.subscribe((change) => this.#onView(change));
  }

  connectedCallback(): void {
    this.#connected = true;
    this.#dark.addEventListener('change', this.#onScheme);
    if (this.#isGiven) this.#rebuild();
    else this.#load();
  }

  disconnectedCallback(): void {
    this.#connected = false;
    this.#dark.removeEventListener('change', this.#onScheme);
    this.#loading?.abort();
    this.#tearDown();
  }

  attributeChangedCallback(name: string, old: string | null, text: string | null): void {
    if (old === text || this.#following || !this.#connected) return;
    if (name === 'src') this.#load();
    else this.#takeAttributes();
  }

  /** The publication shown; null until it is loaded. */
  get publication(): LoadedPublication | null {
    return this.#loaded;
  }

  /** Resolves when the first map has been drawn; rejects with a PublicationError when it cannot be. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /**
   * Shows a day, given as text or number; resolves once the frame with that date has been drawn. Before `ready` it
   * waits for it. Throws a RangeError for text that is no date.
   */
  async setDate(date: string | Day): Promise<void> {
    this.view.set({ date: typeof date === 'string' ? toDay(date) : date }, 'element');
    await this.ready;
    await (await this.#viewer)?.drawn();
  }

  /**
   * Shows a series that is in memory in place of the one that `src` names; nothing is fetched. The view starts anew:
   * as `view` says, else as the series' own does; theme and language stay. Resolves once its map has been drawn.
   * To return, give what `publication` was before, or set `src`. A series without snapshots is the basemap alone.
   */
  async show(loaded: LoadedPublication, view?: ViewState): Promise<void> {
    this.#loading?.abort();
    const awaited = this.#ready;
    this.#ready = deferred();
    this.#ready.promise.then(awaited.resolve, awaited.reject);
    this.#loaded = loaded;
    this.#isGiven = true;
    const { date, vs, mode, place, map } = view ?? parseView(loaded.publication.view).view;
    this.view.set({ date, vs, mode, place, map }, 'element');
    const given = this.#ready;
    try {
      await this.#build();
    } catch (error) {
      this.#fail(error);
      throw error;
    }
    given.resolve();
    if (given === this.#ready) this.#tell('ready', null);
  }

  /** Points to a spot of the map, with a few words beside it; null ends it, and so does another series. */
  async mark(spot: Spot | null): Promise<void> {
    (await this.#viewer)?.mark(spot);
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    this.#tearDown();
    this.#isGiven = false;
    this.#loaded = null;
    this.#ready = deferred();
    const src = this.getAttribute('src');
    if (src === null || !this.#connected) return;
    const loading = new AbortController();
    this.#loading = loading;
    this.removeAttribute('data-state');
    try {
      const base = new URL(src.endsWith('/') ? src : `${src}/`, document.baseURI);
      const publication = await loadEntry(base, loading.signal);
      this.#takeDefaults(parseView(publication.view).view);
      const loaded = await loadParts(base, publication, loading.signal);
      if (loading.signal.aborted) return;
      this.#loaded = loaded;
      await this.#build();
      if (loading.signal.aborted) return;
      this.#ready.resolve();
      this.#tell('ready', null);
    } catch (error) {
      if (!loading.signal.aborted) this.#fail(error);
    }
  }

  /** What the view names already, attributes first, is kept; the publication's own view fills the rest. */
  #takeDefaults(defaults: ViewState): void {
    this.#takeAttributes();
    this.view.set({ ...defaults, ...this.view.get() }, 'element');
  }

  #takeAttributes(): void {
    const { view, ignored } = viewOfAttributes(this);
    for (const text of ignored)
      console.warn(`<conflict-map>: attribute ${text} is not understood and ignored`);
    this.view.set(view, 'element');
  }

  async #build(): Promise<void> {
    if (!this.#loaded) return;
    this.#tearDown();
    this.#viewer = createViewer(this.#root, {
      loaded: this.#loaded,
      store: this.view,
      attention: this.attention,
      language: this.#language,
      systemTheme: this.#systemTheme,
    });
    await this.#viewer;
    this.dataset.state = 'ready';
    this.#status.textContent = '';
  }

  #rebuild(): void {
    this.#build().catch((error) => this.#fail(error));
  }

  #tearDown(): void {
    void this.#viewer?.then((viewer) => viewer.destroy()).catch(() => undefined);
    this.#viewer = null;
  }

  #onView({ view, previous }: Change): void {
    this.#following = true;
    for (const key of REFLECTED) if (view[key] !== previous[key]) reflect(this, key, view);
    this.#following = false;
    if (view.date !== previous.date && view.date !== undefined)
      this.#tell('datechange', { date: toIso(view.date) });
    if (view.place !== previous.place) this.#tell('select', { place: view.place ?? null });
    if (view.lang !== previous.lang && this.#viewer) this.#rebuild();
  }

  #fail(error: unknown): void {
    console.error(error);
    const messages = createMessages(this.#language);
    const reason = error instanceof PublicationError ? error.reason : 'broken';
    this.#tearDown();
    this.dataset.state = 'failed';
    this.#status.lang = this.#language;
    this.#status.textContent = messages.mapFailed[reason];
    this.#ready.reject(error);
    this.#tell('error', { error });
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  get #language(): string {
    return (
      this.view.get().lang ??
      this.#loaded?.publication.language ??
      document.documentElement.lang ??
      'en'
    );
  }

  get #systemTheme(): Theme {
    return this.#dark.matches ? 'dark' : 'light';
  }
}

/** Makes `<conflict-map>` known to the page; more than once does no harm. */
export function defineConflictMap(): void {
  if (!customElements.get('conflict-map'))
    customElements.define('conflict-map', ConflictMapElement);
}

function deferred(): { promise: Promise<void>; resolve(): void; reject(error: unknown): void } {
  let resolve!: () => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
