import { changedSnapshots } from '../../core/figures/changed-snapshots.ts';
import { changesAtPoint } from '../../core/figures/place-history.ts';
import type { Region } from '../../core/figures/region.ts';
import type { TurningPoint } from '../../core/figures/turning-points.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { lastAtOrBefore } from '../../core/time/interval.ts';
import type { Topology } from '../../core/topology/topology.ts';
import type { ViewState } from '../../core/view/view-state.ts';
import { createCompareMessages } from '../../core/words/compare/messages.ts';
import {
  type ChangeSteps,
  createChangeSteps,
  type Direction,
  type Found,
  type Scope,
} from './change-steps.ts';
import { createDayGroup } from './day-list.ts';
import { element } from './element.ts';
import { unavailable } from './icons.ts';
import { createReckoning, type InView } from './reckoning.ts';

/** A place or point whose history is asked for. */
export interface NamedPoint {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

export interface ChangeNavigationOptions {
  readonly topology: Topology;
  readonly language: string;
  readonly rightToLeft: boolean;
  /** A place of the view by its id. */
  place(id: string): NamedPoint | undefined;
  /** A region of the view by its id. */
  region(id: string): Promise<Region | undefined>;
  /** The reader goes to a change, on a day. */
  choose(day: Day): void;
  /** What was found there, or why nothing was: to be said, and shown by the button. */
  say(words: string, button: HTMLButtonElement): void;
  /** The turning points of what is in view are known, or no longer. */
  known(): void;
}

/** From change to change: buttons, keys, the largest ones marked and listed, for the zone, region and place in view. */
export interface ChangeNavigation {
  readonly steps: ChangeSteps;
  /** the largest changes in words, to choose from */
  readonly list: HTMLElement;
  /** index of the zone in view */
  readonly zone: number | undefined;
  /** null until all are known */
  readonly points: readonly TurningPoint[] | null;
  /** the largest of them, most first; empty until known */
  readonly largest: readonly TurningPoint[];
  /** What is in view. */
  look(view: ViewState): void;
  /** The date that steps are made from. */
  at(day: Day): void;
  go(scope: Scope, direction: Direction): void;
  /** While paused nothing is reckoned. */
  pause(paused: boolean): void;
  destroy(): void;
}

/** Marked on the timeline and listed. */
const MOST_MARKED = 12;

export function createChangeNavigation(options: ChangeNavigationOptions): ChangeNavigation {
  const { topology, language, rightToLeft, choose, say } = options;
  const { series } = topology;
  const words = createCompareMessages(language);
  const list = element('div', 'cm-day-list');
  const steps = createChangeSteps({ language, rightToLeft, go });
  const reckoning = createReckoning(topology, onKnown);
  let inView: InView | null = null;
  let here: NamedPoint | null = null;
  let day: Day = 0;
  let largest: readonly TurningPoint[] = [];
  /** days of change, ascending, with their snapshots; null while they are being reckoned */
  let anywhere: Days | null = null;
  let atHere: Days = daysOf([]);
  let shownKeys = '';
  let asked = 0;

  interface Days {
    readonly snapshots: readonly number[];
    readonly days: Float64Array;
  }

  function daysOf(snapshots: readonly number[]): Days {
    return { snapshots, days: Float64Array.from(snapshots, (i) => series.snapshots[i]!.from) };
  }

  function find(scope: Scope, direction: Direction): number | null {
    const among = scope === 'here' ? atHere : anywhere;
    if (!among) return null;
    const { snapshots, days } = among;
    const before = lastAtOrBefore(days, direction > 0 ? day : day - 1);
    return snapshots[direction > 0 ? before + 1 : before] ?? null;
  }

  function show(): void {
    const found = (scope: Scope, direction: Direction): Found =>
      find(scope, direction) !== null
        ? 'some'
        : scope === 'anywhere' && !anywhere
          ? 'unknown'
          : 'none';
    const both = (scope: Scope): [Found, Found] => [found(scope, -1), found(scope, 1)];
    steps.show(both('anywhere'), here && { name: here.name, found: both('here') });
  }

  function go(scope: Scope, direction: Direction): void {
    if (scope === 'here' && !here) return;
    const button = steps.button(scope, direction);
    const snapshot = find(scope, direction);
    if (snapshot === null) {
      say(unavailable(button) ?? '', button);
      return;
    }
    const [view, place] = [inView ?? EVERYTHING, here];
    choose(series.snapshots[snapshot]!.from);
    import('./change-words.ts')
      .then(({ changeDate, changeWords, holdersWords }) => {
        const what =
          scope === 'here' && place
            ? holdersWords(topology, snapshot, place, language)
            : changeWords(topology, snapshot, view, language);
        const region = scope === 'here' ? undefined : view.region;
        say(`${changeDate(topology, snapshot, region, language)}. ${what}`, button);
      })
      .catch((error) => console.warn(error));
  }

  async function onKnown(): Promise<void> {
    const { points } = reckoning;
    if (!points || !inView) return;
    if (inView.region) anywhere = daysOf(points.map(({ snapshot }) => snapshot));
    const most = [...points].sort((p, q) => q.grossKm2 - p.grossKm2).slice(0, MOST_MARKED);
    const [view, asking] = [inView, asked];
    const { changeDate, changeWords } = await import('./change-words.ts');
    if (asking !== asked) return;
    largest = most;
    const items = most.map(({ snapshot }) => ({
      day: changeDate(topology, snapshot, undefined, language),
      words: changeWords(topology, snapshot, view, language),
      choose: () => choose(series.snapshots[snapshot]!.from),
    }));
    if (items.length > 0)
      list.replaceChildren(...createDayGroup(words.largestChanges, items).nodes);
    show();
    options.known();
  }

  async function lookAt(zone: number | undefined, regionId: string | undefined): Promise<void> {
    const asking = ++asked;
    largest = [];
    list.replaceChildren();
    anywhere = regionId === undefined ? daysOf(changedSnapshots(topology, zone)) : null;
    inView = { zone, region: undefined };
    const region = regionId === undefined ? undefined : await options.region(regionId);
    if (asking !== asked) return;
    anywhere ??= region ? null : daysOf(changedSnapshots(topology, zone));
    inView = { zone, region };
    reckoning.look(inView);
    if (regionId !== undefined) show();
  }

  return {
    steps,
    list,
    get zone() {
      return inView?.zone;
    },
    get points() {
      return reckoning.points;
    },
    get largest() {
      return largest;
    },
    look({ zone: zoneId, region, place, spot }) {
      const at = zoneId === undefined ? -1 : series.zones.findIndex(({ id }) => id === zoneId);
      const zone = at < 0 ? undefined : at;
      const keys = `${zone} ${region}`;
      if (keys !== shownKeys) {
        shownKeys = keys;
        void lookAt(zone, region).catch((error) => console.warn(error));
        options.known();
      }
      const chosen = spot
        ? { name: words.chosenPoint, ...spot }
        : place === undefined
          ? undefined
          : options.place(place);
      here = chosen ?? null;
      atHere = daysOf(here ? changesAtPoint(topology, here.lon, here.lat) : []);
      show();
    },
    at(now) {
      if (now === day) return;
      day = now;
      show();
    },
    go,
    pause: reckoning.pause,
    destroy() {
      asked++;
      reckoning.destroy();
    },
  };
}

const EVERYTHING: InView = { zone: undefined, region: undefined };
