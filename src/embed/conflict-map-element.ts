import { type Day, toDay, toIso } from '../core/time/civil-date.ts';
import { parseView, type Theme, type ViewState } from '../core/view/view-state.ts';
import { createEmbedMessages } from '../core/words/embed/messages.ts';
import { type Attention, createAttention } from '../ui/state/attention.ts';
import { type Change, createStore, type Store } from '../ui/state/store.ts';
import { type Activation, activationOf } from './activation.ts';
import { type Asked, askedBy, askedByAll, reflect, VIEW_ATTRIBUTES } from './attributes.ts';
import { createCover } from './cover.ts';
import { type Deferred, deferred } from './deferred.ts';
import { parseLayout } from './layout.ts';
import {
  type LoadedPublication,
  leaseEntry,
  leaseParts,
  PublicationError,
} from './load-publication.ts';
import { type Proximity, watchProximity } from './proximity.ts';
import type { Lease } from './share.ts';
import { shellStyles } from './shell-styles.ts';
import type { Spot } from './spot-mark.ts';
import type { Viewer } from './viewer.ts';
import { type Seat, takeSeat } from './viewer-pool.ts';

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
  #seat: Seat | null = null;
  #isLive = false;
  #leases: Lease<unknown>[] = [];
  #loaded: LoadedPublication | null = null;
  /** true while a series given to `show` stands in for the one that `src` names */
  #isGiven = false;
  /** what `src` names is being opened, or is open */
  #opening: object | null = null;
  #viewer: Viewer | null = null;
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
      if (!this.view.get().theme && this.#viewer) this.#rebuild();
    };
    const onTurn = () => this.#seat?.touch();
    this.#dark.addEventListener('change', onScheme);
    for (const type of ['pointerdown', 'focusin']) this.addEventListener(type, onTurn);
    this.#ends = [
      () => this.#dark.removeEventListener('change', onScheme),
      () => {
        for (const type of ['pointerdown', 'focusin']) this.removeEventListener(type, onTurn);
      },
      watchProximity(this, (where) => this.#onProximity(where)),
    ];
    if (this.#isGiven) this.#takeSeat();
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
      this.#viewer?.setLayout(parseLayout(text));
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
    await this.#viewer?.drawn();
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
    this.#tearDown();
    if (this.#ends) this.#takeSeat();
    await given.promise;
  }

  /** Points to a spot of the map, with a few words beside it; null ends it, and so does another series. */
  async mark(spot: Spot | null): Promise<void> {
    await this.ready;
    this.#viewer?.mark(spot);
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
    this.#seat?.move(where);
    this.#considerOpening();
  }

  #considerOpening(): void {
    if (this.dataset.state !== 'poster' || this.#isGiven || !this.hasAttribute('src')) return;
    const activation = this.#activation;
    this.#cover.offer(activation === 'click' ? this.#language : null);
    if (activation === 'now' || (activation === 'near' && this.#where !== 'far')) void this.#load();
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
      const entry = this.#lease(leaseEntry(base));
      const publication = await entry.value;
      if (run !== this.#opening) return;
      // What the view names already is kept; the publication's own view fills the rest.
      this.view.set({ ...parseView(publication.view).view, ...this.view.get() }, 'element');
      const parts = leaseParts(
        base,
        publication,
        code.then(({ readTopology }) => readTopology),
      );
      const loaded = await this.#lease(parts).value;
      if (run !== this.#opening) return;
      this.#loaded = loaded;
      this.#takeSeat();
    } catch (error) {
      if (run === this.#opening) this.#fail(error);
    }
  }

  #lease<T>(lease: Lease<T>): Lease<T> {
    this.#leases.push(lease);
    return lease;
  }

  #take({ patch, ignored }: Asked): void {
    for (const text of ignored)
      console.warn(`<conflict-map>: attribute ${text} is not understood and ignored`);
    this.view.set(patch, 'element');
  }

  /** From now on the map is drawn as soon as its turn comes, which for one just opened is soon. */
  #takeSeat(): void {
    this.#seat?.leave();
    const where = this.#where === 'far' ? 'near' : this.#where;
    this.#seat = takeSeat(where, (live) => this.#setLive(live));
  }

  async #setLive(live: boolean): Promise<void> {
    this.#isLive = live;
    const viewer = this.#viewer;
    try {
      await (viewer ? viewer.setLive(live) : this.#build());
    } catch (error) {
      this.#fail(error);
    }
  }

  async #build(): Promise<void> {
    const ready = this.#ready;
    const { createViewer, viewerStyles } = await loadCode();
    if (!this.#loaded || ready !== this.#ready) return;
    this.#root.adoptedStyleSheets = [shellStyles(), ...viewerStyles()];
    this.#tearDown();
    const viewer = createViewer(this.#cover.room, {
      loaded: this.#loaded,
      store: this.view,
      attention: this.attention,
      language: this.#language,
      systemTheme: this.#dark.matches ? 'dark' : 'light',
      layout: parseLayout(this.getAttribute('layout')),
      cooperativeGestures: this.getAttribute('gestures') !== 'free',
      live: this.#isLive,
    });
    this.#viewer = viewer;
    await viewer.whenReady();
    if (viewer !== this.#viewer) return;
    this.#cover.say('', this.#language);
    this.#setState('ready');
    if (ready.isSettled) return;
    ready.resolve();
    this.#tell('ready', null);
  }

  #rebuild(): void {
    this.#build().catch((error) => this.#fail(error));
  }

  #tearDown(): void {
    this.#viewer?.destroy();
    this.#viewer = null;
  }

  /** Gives back all that was fetched and drawn. */
  #close(): void {
    this.#opening = null;
    this.#seat?.leave();
    this.#seat = null;
    this.#tearDown();
    for (const lease of this.#leases) lease.release();
    this.#leases = [];
    if (!this.#isGiven) this.#loaded = null;
    if (this.#ready.isSettled) this.#ready = deferred();
    this.#setState('poster');
  }

  #onView({ view, previous }: Change): void {
    this.#following = true;
    for (const key of VIEW_ATTRIBUTES) if (view[key] !== previous[key]) reflect(this, key, view);
    this.#following = false;
    const { date, vs, mode, place } = view;
    if (date !== previous.date && date !== undefined)
      this.#tell('datechange', { date: toIso(date) });
    if (vs !== previous.vs || mode !== previous.mode)
      this.#tell('compare', { vs: vs === undefined ? null : toIso(vs), mode: mode ?? null });
    if (place !== previous.place) this.#tell('select', { place: place ?? null });
    if (view.theme !== previous.theme) this.#cover.setTheme(this.#theme);
    if (view.lang !== previous.lang && this.#viewer) this.#rebuild();
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
