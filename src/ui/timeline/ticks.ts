import { addMonths, type Day, toIso } from '../../core/time/civil-date.ts';
import { formatDay, formatNumber, formatShortMonth } from '../../core/words/format.ts';
import { monthStart } from './time-scale.ts';

/** A mark on the axis. */
export interface Tick {
  readonly day: Day;
  readonly rank: 'year' | 'month' | 'day';
  /** empty for a line without words */
  readonly label: string;
}

/** Pixels a label needs, with air, by rank. */
const ROOM = { year: 44, month: 40, day: 30 } as const;
/** Pixels between lines without words. */
const LINE_ROOM = 7;

const MONTH_STEPS = [1, 3, 6];
const DAY_STEPS = [1, 2, 5, 10];
const DAYS_PER_MONTH = 30.44;

/**
 * The ticks of the days `[from, to)` at so many pixels a day: years always, then months and days as there is room,
 * each labelled only where the label fits. A year's first month carries the year's label, a month's first day the month's.
 */
export function timeTicks(
  [from, to]: readonly [Day, Day],
  pixelsPerDay: number,
  language: string,
): Tick[] {
  const monthPixels = pixelsPerDay * DAYS_PER_MONTH;
  const yearEvery = Math.ceil(ROOM.year / (monthPixels * 12));
  const labelMonths = MONTH_STEPS.find((step) => step * monthPixels >= ROOM.month);
  const lineMonths = MONTH_STEPS.find((step) => step * monthPixels >= LINE_ROOM);
  const labelDays = DAY_STEPS.find((step) => step * pixelsPerDay >= ROOM.day);
  const ticks: Tick[] = [];
  for (let first = monthStart(from); first < to; first = addMonths(first, 1)) {
    const [year, month] = toIso(first).split('-').map(Number) as [number, number, number];
    if (month === 1)
      ticks.push({
        day: first,
        rank: 'year',
        label: year % yearEvery === 0 ? formatDay(first, 'year', language) : '',
      });
    else if (lineMonths !== undefined && (month - 1) % lineMonths === 0)
      ticks.push({
        day: first,
        rank: 'month',
        label:
          labelMonths !== undefined && (month - 1) % labelMonths === 0
            ? formatShortMonth(first, language)
            : '',
      });
    if (pixelsPerDay >= LINE_ROOM) ticks.push(...daysOf(first, labelDays, language));
  }
  return ticks.filter(({ day }) => day >= from && day < to);
}

/** The days of a month after its first; those near the next month's label stay without words. */
function daysOf(first: Day, step: number | undefined, language: string): Tick[] {
  const length = addMonths(first, 1) - first;
  return Array.from({ length: length - 1 }, (_, i) => {
    const date = i + 2;
    const labelled = step !== undefined && (date - 1) % step === 0 && date + step <= length + 1;
    return {
      day: first + i + 1,
      rank: 'day' as const,
      label: labelled ? formatNumber(date, language) : '',
    };
  });
}

/** Pixels after the axis' start within which a tick that names the year (or month) makes a context superfluous. */
const CONTEXT_ROOM = { year: 48, month: 96 } as const;

/**
 * Ticks with the context put first where no tick near the start says it: the year "2016", or "October 2016" where
 * days are shown. Labels that it would touch go. `start` is the first day shown, with its fraction.
 */
export function withContext(
  ticks: readonly Tick[],
  start: number,
  pixelsPerDay: number,
  language: string,
): Tick[] {
  const rank = pixelsPerDay >= LINE_ROOM ? 'month' : 'year';
  const near = ({ day }: Tick) => (day - start) * pixelsPerDay < CONTEXT_ROOM[rank];
  const names = (tick: Tick) => tick.label !== '' && (tick.rank === 'year' || tick.rank === rank);
  if (ticks.some((tick) => near(tick) && names(tick))) return [...ticks];
  const label = formatDay(Math.floor(start), rank, language);
  const rest = ticks.filter(({ day }) => day !== start);
  return [
    { day: start, rank: 'year', label },
    ...rest.map((tick) => (near(tick) ? { ...tick, label: '' } : tick)),
  ];
}
