import { type Day, toDay } from '../core/time/civil-date.ts';
import { parseView, type Theme, type ViewState } from '../core/view/view-state.ts';
import { createEmbedMessages } from '../core/words/embed/messages.ts';
import { type Attention, createAttention } from '../ui/state/attention.ts';
import { type Change, createStore, type Store } from '../ui/state/store.ts';
import { type Activation, activationOf } from './activation.ts';
import { type Asked, askedBy, askedByAll, reflect, VIEW_ATTRIBUTES } from './attributes.ts';
import { createCover, posterShown } from './cover.ts';
import { type Deferred, deferred } from './deferred.ts';
import { eventsOf } from './events-of.ts';
import { parseLayout } from './layout.ts';
import { type LoadedPublication, leasePublication, PublicationError } from './load-publication.ts';
import { type Proximity, watchProximity } from './proximity.ts';
import { type SeatedMap, seatMap } from './seated-map.ts';
import type { Lease } from './share.ts';
import { shellStyles } from './shell-styles.ts';
import type { Spot } from './spot-mark.ts';

/** The code of an opened map, which is fetched when one is first opened. */
export type ViewerCode = typeof import('./viewer-code.ts');

let loadCode: () => Promise<ViewerCode>;

/**
 * `<conflict-map src="…/publication/" date="2016-10-21">`: map, timeline, legend and date of a publication.
 *
 * What stands inside the element, its poster, is shown until the map is drawn in its place, and stays, under words,
 * when it cannot be. Code and data are fetched when the element comes within a screen of being seen, or as `activate`
 * says. Of many on a page only a few hold a WebGL context, those seen; the others show their last frame.
 *
 * Attributes, events, properties: docs/guides/embedding.md.
 */
export class ConflictMapElement extends HTMLElement {
  static readonly observedAttributes = ['src', 'layout', 'activate', 'view', ...VIEW_ATTRIBUTES];

  /** What the element shows; whatever else is on the page may read, follow and set it. */
  readonly view: Store = createStore();
  /** What the reader points to just now, on the map and beside it. */
  readonly attention: Attention = createAttention();
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #cover = createCover(() => this.#openByHand());
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  /** ends of what is attached while the element is in a page; null while it is in none */
  #ends: (() => void)[] | null = null;
  #where: Proximity = 'far';
  #map: SeatedMap | null = null;
  #lease: Lease<LoadedPublication> | null = null;
  #loaded: LoadedPublication | null = null;
  /** true while a series given to `show` stands in for the one that `src` names */
  #isGiven = false;
  /** what `src` names is being opened, or is open */
  #opening: object | null = null;
  #ready: Deferred = deferred();
  #following = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [shellStyles()];
    this.#root.append(this.#cover.slot, this.#cover.room);
    this.view.subscribe((change) => this.#onView(change));
  }

  connectedCallback(): void {
    if (this.#ends) return;
    const onScheme = () => {
      this.#cover.setTheme(this.#theme);
      if (!this.view.get().theme) this.#map?.rebuild();
    };
    const onTurn = () => this.#map?.touch();
    this.#dark.addEventListener('change', onScheme);
    for (const type of ['pointerdown', 'focusin']) this.addEventListener(type, onTurn);
    this.#ends = [
      () => this.#dark.removeEventListener('change', onScheme),
      () => {
        for (const type of ['pointerdown', 'focusin']) this.removeEventListener(type, onTurn);
      },
      watchProximity(this, (where) => this.#onProximity(where)),
    ];
    if (this.#isGiven) this.#seat();
    else this.#await();
  }

  disconnectedCallback(): void {
    // An element that is moved leaves the page and comes back at once.
    queueMicrotask(() => {
      if (this.isConnected || !this.#ends) return;
      for (const end of this.#ends) end();
      this.#ends = null;
      this.#where = 'far';
      this.#close();
    });
  }

  attributeChangedCallback(name: string, old: string | null, text: string | null): void {
    if (old === text || this.#following || !this.#ends) return;
    if (name === 'src') {
      this.#isGiven = false;
      this.#await();
    } else if (name === 'layout') {
      this.#map?.viewer?.setLayout(parseLayout(text));
    } else if (name === 'activate') {
      this.#considerOpening();
    } else this.#take(askedBy(name, text));
  }

  /** The publication shown; null until it is loaded. */
  get publication(): LoadedPublication | null {
    return this.#loaded;
  }

  /** Resolves when the first map has been drawn; rejects with a PublicationError when it cannot be. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Opens the map now, whatever `activate` says. Resolves as `ready` does. */
  open(): Promise<void> {
    if (!this.#opening && !this.#isGiven) void this.#load();
    return this.ready;
  }

  /**
   * Shows a day, given as text or number; resolves once the frame with that date has been drawn. Before `ready` it
   * waits for it. Throws a RangeError for text that is no date.
   */
  async setDate(date: string | Day): Promise<void> {
    this.view.set({ date: typeof date === 'string' ? toDay(date) : date }, 'element');
    await this.ready;
    await this.#map?.viewer?.drawn();
  }

  /**
   * Shows a series that is in memory in place of the one that `src` names; nothing is fetched. The view starts anew:
   * as `view` says, else as the series' own does; theme and language stay. Resolves once its map has been drawn.
   * To return, give what `publication` was before, or set `src`. A series without snapshots is the basemap alone.
   */
  async show(loaded: LoadedPublication, view?: ViewState): Promise<void> {
    const awaited = this.#ready;
    this.#opening = null;
    this.#ready = deferred();
    this.#ready.promise.then(awaited.resolve, awaited.reject);
    this.#loaded = loaded;
    this.#isGiven = true;
    const { date, vs, mode, place, map } = view ?? parseView(loaded.publication.view).view;
    this.view.set({ date, vs, mode, place, map }, 'element');
    const given = this.#ready;
    this.#map?.leave();
    this.#map = null;
    if (this.#ends) this.#seat();
    await given.promise;
  }

  /** Points to a spot of the map, with a few words beside it; null ends it, and so does another series. */
  async mark(spot: Spot | null): Promise<void> {
    await this.ready;
    this.#map?.viewer?.mark(spot);
  }

  /** Shows the poster until what `src` names is to be opened. */
  #await(): void {
    this.#close();
    this.#take(askedByAll(this));
    this.#cover.setTheme(this.#theme);
    this.#setState('poster');
    this.#considerOpening();
  }

  #onProximity(where: Proximity): void {
    this.#where = where;
    this.#map?.move(where);
    this.#considerOpening();
  }

  #considerOpening(): void {
    if (this.dataset.state !== 'poster' || this.#isGiven || !this.hasAttribute('src')) return;
    const activation = this.#activation;
    this.#cover.offer(activation === 'click' ? this.#language : null);
    if (activation === 'now') void this.#load();
    else if (activation === 'near' && this.#where !== 'far') void this.#openAfterPoster();
  }

  /** A map that opens by itself does not keep its own picture waiting. */
  async #openAfterPoster(): Promise<void> {
    await posterShown(this);
    const isAwaited = this.dataset.state === 'poster' && this.#activation === 'near';
    if (isAwaited && this.#where !== 'far' && !this.#isGiven) void this.#load();
  }

  #openByHand(): void {
    const hadFocus = this.#root.activeElement !== null;
    this.open().then(
      () => {
        if (hadFocus) this.#root.querySelector<HTMLElement>('canvas, [role="slider"]')?.focus();
      },
      () => undefined,
    );
  }

  async #load(): Promise<void> {
    const src = this.getAttribute('src');
    if (src === null || !this.#ends) return;
    const run = {};
    this.#opening = run;
    if (this.#ready.isSettled) this.#ready = deferred();
    this.#cover.say(createEmbedMessages(this.#language).opening, this.#language, 'busy');
    this.#setState('opening');
    try {
      const base = new URL(src.endsWith('/') ? src : `${src}/`, document.baseURI);
      const code = loadCode();
      code.catch(() => undefined);
      const readTopology = code.then((loaded) => loaded.readTopology);
      // What the view names already is kept; the publication's own view fills the rest.
      this.#lease = leasePublication(base, readTopology, ({ view }) =>
        this.view.set({ ...parseView(view).view, ...this.view.get() }, 'element'),
      );
      const loaded = await this.#lease.value;
      if (run !== this.#opening) return;
      this.#loaded = loaded;
      this.#seat();
    } catch (error) {
      if (run === this.#opening) this.#fail(error);
    }
  }

  #take({ patch, ignored }: Asked): void {
    for (const text of ignored)
      console.warn(`<conflict-map>: attribute ${text} is not understood and ignored`);
    this.view.set(patch, 'element');
  }

  /** From now on the map is drawn as soon as its turn comes, which for one just opened is soon. */
  #seat(): void {
    this.#map?.leave();
    this.#map = seatMap({
      where: this.#where === 'far' ? 'near' : this.#where,
      prepare: async () => {
        const { createViewer, viewerStyles } = await loadCode();
        this.#root.adoptedStyleSheets = [shellStyles(), ...viewerStyles()];
        return (live) =>
          createViewer(this.#cover.room, {
            loaded: this.#loaded!,
            store: this.view,
            attention: this.attention,
            language: this.#language,
            systemTheme: this.#dark.matches ? 'dark' : 'light',
            layout: parseLayout(this.getAttribute('layout')),
            cooperativeGestures: this.getAttribute('gestures') !== 'free',
            live,
          });
      },
      onDrawn: () => {
        this.#cover.say('', this.#language);
        this.#setState('ready');
        if (this.#ready.isSettled) return;
        this.#ready.resolve();
        this.#tell('ready', null);
      },
      onFailed: (error) => this.#fail(error),
    });
  }

  /** Gives back all that was fetched and drawn. */
  #close(): void {
    this.#opening = null;
    this.#map?.leave();
    this.#map = null;
    this.#lease?.release();
    this.#lease = null;
    if (!this.#isGiven) this.#loaded = null;
    if (this.#ready.isSettled) this.#ready = deferred();
    this.#setState('poster');
  }

  #onView({ view, previous }: Change): void {
    this.#following = true;
    for (const key of VIEW_ATTRIBUTES) if (view[key] !== previous[key]) reflect(this, key, view);
    this.#following = false;
    for (const [type, detail] of eventsOf(view, previous)) this.#tell(type, detail);
    if (view.theme !== previous.theme) this.#cover.setTheme(this.#theme);
    if (view.lang !== previous.lang) this.#map?.rebuild();
  }

  #fail(error: unknown): void {
    console.error(error);
    const reason = error instanceof PublicationError ? error.reason : 'broken';
    this.#close();
    this.#setState('failed');
    this.#cover.say(createEmbedMessages(this.#language).mapFailed[reason], this.#language);
    this.#ready.reject(error);
    this.#tell('error', { error });
  }

  #setState(state: 'poster' | 'opening' | 'ready' | 'failed'): void {
    this.dataset.state = state;
    if (state !== 'poster') this.#cover.offer(null);
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  get #activation(): Activation {
    return activationOf(this.getAttribute('activate'));
  }

  get #language(): string {
    return (
      this.view.get().lang ??
      this.#loaded?.publication.language ??
      this.closest<HTMLElement>('[lang]')?.lang ??
      'en'
    );
  }

  get #theme(): Theme {
    return this.view.get().theme ?? (this.#dark.matches ? 'dark' : 'light');
  }
}

/** Makes `<conflict-map>` known to the page, with the way to the code of its maps; more than once does no harm. */
export function defineConflictMap(load: () => Promise<ViewerCode>): void {
  loadCode ??= load;
  if (!customElements.get('conflict-map'))
    customElements.define('conflict-map', ConflictMapElement);
}
