import type { SeriesEvent, SeriesInfo, Snapshot } from '../../../src/core/series/series.ts';
import { addMonths, type Precision, toDay } from '../../../src/core/time/civil-date.ts';

/** A synthetic series with the areas of its zones and its events. */
export interface SceneSeries {
  readonly series: SeriesInfo;
  readonly areasKm2: Float64Array[];
  readonly events: readonly SeriesEvent[];
}

const actors = [
  { id: 'red', name: { en: 'Red Army', ar: 'الجيش الأحمر' }, color: '#c8102e' },
  { id: 'blue', name: { en: 'Blue Guard', ar: 'الحرس الأزرق' }, color: '#2a6f97' },
];

function snapshot(from: string, to: string | null = null, precision: Precision = 'day'): Snapshot {
  return { from: toDay(from), to: to === null ? null : toDay(to), precision };
}

function event(date: string, en: string, place?: string): SeriesEvent {
  const title = { en, ar: `حدث ${date}` };
  const precision = date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year';
  return { day: toDay(date), precision, title, ...(place ? { place } : {}) };
}

/** The same numbers on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** A walk of areas that mostly rests, drifts a little and sometimes jumps. */
function walk(count: number, start: number, seed: number): Float64Array {
  const next = random(seed);
  let value = start;
  return Float64Array.from({ length: count }, () => {
    const r = next();
    if (r > 0.985) value += (next() - 0.45) * start * 0.12;
    else if (r > 0.6) value += (next() - 0.5) * start * 0.006;
    return Math.max(start * 0.2, value);
  });
}

/** Daily maps with seven gaps: `count` of them, each standing in for at most one more day. */
export function daily(count = 769): SceneSeries {
  const start = toDay('2022-04-03');
  const gapAfter = new Set(
    [40, 122, 208, 333, 417, 589, 700].map((i) => Math.floor((i * count) / 769)),
  );
  const snapshots: Snapshot[] = [];
  let day = start;
  for (let i = 0; i < count; i++) {
    snapshots.push({ from: day, to: null, precision: 'day' });
    day += gapAfter.has(i) ? 5 + (i % 11) : 1;
  }
  return {
    series: {
      title: 'Daily',
      language: 'en',
      actors: actors.slice(0, 1),
      zones: [{ id: 'red/control', actor: 'red', status: 'control' }],
      snapshots,
      maxCarryDays: 2,
      sources: [],
    },
    areasKm2: [walk(count, 110_000, 7)],
    events: [
      event('2022-02-24', 'The war begins'),
      event('2022-09-06', 'Offensive in the east', 'east'),
      event('2022-11-11', 'The river bank is left'),
      event('2023-06-06', 'The dam breaks', 'dam'),
    ],
  };
}

/** 3,000 maps over thirty years: thick in war, thin in between. */
export function decades(): SceneSeries {
  const next = random(99);
  const snapshots: Snapshot[] = [];
  let day = toDay('1994-02-11');
  while (snapshots.length < 3000) {
    snapshots.push({ from: day, to: null, precision: 'day' });
    const atWar = Math.floor(snapshots.length / 400) % 2 === 0;
    day += atWar ? 1 : 2 + Math.floor(next() * 10);
  }
  const count = snapshots.length;
  return {
    series: {
      title: 'Decades',
      language: 'en',
      actors,
      zones: [
        { id: 'red/control', actor: 'red', status: 'control' },
        { id: 'blue/control', actor: 'blue', status: 'control' },
      ],
      snapshots,
      maxCarryDays: 30,
      sources: [],
    },
    areasKm2: [walk(count, 80_000, 21), walk(count, 30_000, 22)],
    events: [],
  };
}

/** Daily maps of two makers one after the other: the second's do not go on from the first's. */
export function mixed(): SceneSeries {
  const made = daily();
  const { snapshots } = made.series;
  return {
    ...made,
    series: {
      ...made.series,
      snapshots: snapshots.map((snapshot, i) => ({
        ...snapshot,
        method: i < snapshots.length / 2 ? 'surveyed' : 'traced',
      })),
    },
  };
}

/** A map in most months, known only to the month, with a year dated to the year and a long silence. */
export function sparse(): SceneSeries {
  const months = [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 20, 21, 22, 23, 24, 26, 27, 28];
  const snapshots: Snapshot[] = months.map((month) => ({
    from: addMonths(toDay('2014-01'), month),
    to: null,
    precision: 'month',
  }));
  snapshots.push(snapshot('2016-10-21'), snapshot('2016-11-04'), snapshot('2017', null, 'year'));
  const count = snapshots.length;
  return {
    series: {
      title: 'Sparse',
      language: 'en',
      actors,
      zones: [
        { id: 'red/control', actor: 'red', status: 'control' },
        { id: 'blue/control', actor: 'blue', status: 'control' },
        { id: 'blue/contested', actor: 'blue', status: 'contested' },
      ],
      snapshots,
      maxCarryDays: 92,
      sources: [],
    },
    areasKm2: [walk(count, 60_000, 3), walk(count, 40_000, 11), walk(count, 9_000, 5)],
    events: [],
  };
}

/** Estimated from dated facts: every map holds until the next change; one of them begins on 17 October 2016. */
export function estimated(): SceneSeries {
  const next = random(42);
  const days = new Set([toDay('2014-01-14'), toDay('2016-10-17'), toDay('2016-10-24')]);
  const [first, last] = [toDay('2014-01-14'), toDay('2017-12-09')];
  while (days.size < 90) days.add(first + Math.floor(next() * (last - first)));
  days.delete(toDay('2016-10-21'));
  const froms = [...days].filter((d) => d <= toDay('2016-10-17') || d >= toDay('2016-10-24'));
  froms.sort((a, b) => a - b);
  const snapshots: Snapshot[] = froms.map((from, i) => ({
    from,
    to: froms[i + 1] ?? toDay('2018-01-01'),
    precision: 'day',
    method: 'estimate',
  }));
  const count = snapshots.length;
  const control = Float64Array.from({ length: count }, (_, i) => {
    const t = i / count;
    return 90_000 * Math.sin(Math.PI * Math.min(1, 0.18 + t * 0.82)) + (i % 3) * 700;
  });
  return {
    series: {
      title: 'Estimated',
      language: 'en',
      actors: actors.slice(0, 1),
      zones: [
        { id: 'red/control', actor: 'red', status: 'control' },
        { id: 'red/influence', actor: 'red', status: 'influence' },
      ],
      snapshots,
      maxCarryDays: 30,
      sources: [],
    },
    areasKm2: [control, control.map((area) => area * 1.1)],
    events: [
      event('1992-04', 'War in the Balkans', 'bosnia'),
      event('2003-03-20', 'Invasion begins'),
      event('2012-06', 'The north of the desert is lost'),
      event('2014-06-10', 'The northern city falls', 'north'),
      event('2014-06-29', 'A new state is declared'),
      event('2014-08-08', 'First air strikes'),
      event('2015-01-26', 'The siege at the border ends', 'border'),
      event('2015-05-20', 'The old ruins are taken', 'ruins'),
      event('2015-11-13', 'Attacks in a far capital', 'paris'),
      event('2016-02-09', 'The western city is retaken', 'west'),
      event('2016-06-26', 'The city of mosques is retaken'),
      event('2016-08-24', 'A neighbour crosses the border'),
      event('2016-10-16', 'The village of the prophecy falls'),
      event('2016-10-17', 'The operation for the northern city begins', 'north'),
      event('2017-07-09', 'Victory in the northern city', 'north'),
      event('2017-10-17', 'Victory in the capital', 'capital'),
      event('2017-11-17', 'The last town is retaken'),
      event('2018-12-19', 'Withdrawal announced'),
    ],
  };
}
