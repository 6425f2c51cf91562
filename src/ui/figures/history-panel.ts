import type { Found } from '../../core/figures/search-places.ts';
import { localize } from '../../core/series/series.ts';
import { MOST_PINS, type Point, type ViewState } from '../../core/view/view-state.ts';
import { chosenDay } from '../state/chosen-day.ts';
import type { ViewPatch } from '../state/store.ts';
import { createCombobox } from './combobox.ts';
import type { FiguresContext } from './context.ts';
import { button, h, redraw } from './dom.ts';
import { createHistoryEntry, type HistoryEntry } from './history-entry.ts';
import { coordinates, pinOf, type Subject, subjectOf } from './subject.ts';
import { percentAt, timeSpanOf } from './time-axis.ts';

/** A point chosen by search is seen from at least this near. */
const NEAR_ZOOM = 7;

type Pins = readonly (string | Point)[];

/** Who held a place when: a search, the place or point chosen now, and those kept to compare. */
export function createHistoryPanel(
  container: HTMLElement,
  context: FiguresContext,
): { destroy(): void } {
  const { topology, store, words, language, search } = context;
  const { series } = topology;
  const time = timeSpanOf(series);
  const head = h('div', { class: 'cmf-body' });
  const list = h('ol', { class: 'cmf-entries' });
  const empty = h('p', { class: 'cmf-note' }, words.noPlaceYet);
  const hint = h('p', { class: 'cmf-note' }, words.stripHint);
  container.append(head, empty, list, hint);
  const combobox = createCombobox(head, {
    id: 'cmf-place-search',
    label: words.findPlace,
    hint: words.findHint,
    find: (text) =>
      search.find(text).map((found) => ({
        found,
        name:
          found.kind === 'point'
            ? coordinates(found.at, language)
            : localize(found.names, language),
        detail: words.kinds[found.kind],
      })),
    count: words.found,
    onChoose: ({ found }) => choose(found),
  });
  let entries: HistoryEntry[] = [];
  draw();
  const endStore = store.subscribe(({ view, previous }) => {
    const isMoved = (['place', 'spot', 'region', 'pins'] as const).some(
      (key) => JSON.stringify(view[key]) !== JSON.stringify(previous[key]),
    );
    if (isMoved) draw();
    else if (view.date !== previous.date || view.vs !== previous.vs) showDay();
  });
  return {
    destroy() {
      endStore();
      combobox.destroy();
      container.replaceChildren();
    },
  };

  function draw(): void {
    const view = store.get();
    const pins = view.pins ?? [];
    const kept = new Set(pins.map(keyOf));
    const chosen = chosenPins(view).filter((pin) => !kept.has(keyOf(pin)));
    const day = chosenDay(view, series);
    entries = [
      ...chosen.flatMap((pin) => entryOf(pin, (subject) => keepTools(subject, pins))),
      ...pins.flatMap((pin, i) => entryOf(pin, (subject) => keptTools(subject, pins, i))),
    ];
    redraw(
      list,
      entries.map(({ element }) => element),
    );
    list.hidden = entries.length === 0;
    empty.hidden = entries.length > 0;
    hint.hidden = entries.length === 0;
    showDay();

    function entryOf(
      pin: string | Point,
      tools: (subject: Subject) => readonly HTMLElement[],
    ): HistoryEntry[] {
      const subject = subjectOf(pin, context);
      return subject ? [createHistoryEntry(subject, time, day, context, tools(subject))] : [];
    }
  }

  function showDay(): void {
    const view = store.get();
    const day = chosenDay(view, series);
    container.style.setProperty('--cmf-at', `${percentAt(time, day)}%`);
    container.style.setProperty(
      '--cmf-vs',
      view.vs === undefined ? '-100%' : `${percentAt(time, view.vs)}%`,
    );
    for (const entry of entries) entry.setDay(day);
  }

  /** A chosen one: kept beside others, or let go. */
  function keepTools(subject: Subject, pins: Pins): HTMLElement[] {
    const isFull = pins.length >= MOST_PINS;
    const keep = button(
      {
        class: 'cmf-button',
        key: `keep ${subject.key}`,
        disabled: isFull,
        title: isFull ? words.mostPins(MOST_PINS) : undefined,
      },
      () => setPins([...pins, subject.pin]),
      words.pin,
    );
    const letGo = button(
      {
        class: 'cmf-icon',
        key: `remove ${subject.key}`,
        'aria-label': words.removePlace(subject.name),
      },
      () => store.set(withoutChosen(subject), 'figures', 'push'),
      '×',
    );
    return [keep, letGo];
  }

  /** A kept one: moved up, or removed. */
  function keptTools(subject: Subject, pins: Pins, i: number): HTMLElement[] {
    const up = button(
      {
        class: 'cmf-icon',
        key: `up ${subject.key}`,
        'aria-label': words.moveUp(subject.name),
        disabled: i === 0,
      },
      () => setPins([...pins.slice(0, i - 1), pins[i]!, pins[i - 1]!, ...pins.slice(i + 1)]),
      '↑',
    );
    const remove = button(
      {
        class: 'cmf-icon',
        key: `remove ${subject.key}`,
        'aria-label': words.removePlace(subject.name),
      },
      () => setPins(pins.filter((_, other) => other !== i)),
      '×',
    );
    return [up, remove];
  }

  function setPins(pins: Pins): void {
    store.set({ pins: pins.length > 0 ? pins : undefined }, 'figures', 'push');
  }

  function withoutChosen({ pin, region }: Subject): ViewPatch {
    if (region) return { region: undefined };
    return typeof pin === 'string' && store.get().place === pin
      ? { place: undefined }
      : { spot: undefined };
  }

  /** What was found becomes what is chosen, and the map goes there. */
  function choose(found: Found): void {
    const view = store.get();
    if (found.kind === 'region') {
      store.set({ region: found.id, place: undefined, spot: undefined }, 'figures', 'push');
    } else if (found.kind === 'place') {
      store.set({ place: found.id, spot: undefined, map: undefined }, 'figures', 'push');
    } else {
      const { lat, lon } = found.at;
      const zoom = Math.max(view.map?.zoom ?? 0, NEAR_ZOOM);
      const pin = pinOf(found);
      // A town has no key of its own in a view: it is its point.
      const spot = typeof pin === 'string' ? { lat, lon } : pin;
      store.set({ spot, place: undefined, map: { zoom, lat, lon } }, 'figures', 'push');
    }
    list.querySelector<HTMLElement>('button')?.focus();
  }
}

function chosenPins({ place, spot, region }: ViewState): (string | Point)[] {
  return [place, spot, region].filter((pin) => pin !== undefined);
}

function keyOf(pin: string | Point): string {
  return typeof pin === 'string' ? pin : `${pin.lat}/${pin.lon}`;
}
