import type { SeriesInfo } from '../../core/series/series.ts';
import { addMonths, type Day, toIso } from '../../core/time/civil-date.ts';
import { formatDay, formatShortMonth } from '../../core/words/format.ts';
import { h } from './dom.ts';

/** The days that strips of a series span. */
export interface TimeSpan {
  readonly from: Day;
  readonly to: Day;
}

/** From the first snapshot to the end of the last; a map of a single date is given a fiftieth of the whole to stand. */
export function timeSpanOf({ snapshots, maxCarryDays }: SeriesInfo): TimeSpan {
  const from = snapshots[0]?.from ?? 0;
  const last = snapshots.at(-1);
  if (!last) return { from, to: from + 1 };
  const room = Math.max(1, Math.ceil((last.from - from) / 50));
  const to = last.to ?? last.from + 1 + Math.min(room, maxCarryDays ?? room);
  return { from, to: Math.max(to, from + 1) };
}

/** Where a day lies on a strip, from 0 to 100. */
export function percentAt({ from, to }: TimeSpan, day: Day): number {
  return Math.min(100, Math.max(0, ((day - from) / (to - from)) * 100));
}

const STEPS_IN_MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240];
const MOST_TICKS = 7;

/** Beginnings of months or years to label, few enough to be read. */
export function ticksOf({ from, to }: TimeSpan): { day: Day; step: number }[] {
  for (const step of STEPS_IN_MONTHS) {
    const [year, month] = toIso(from).split('-').map(Number) as [number, number];
    const first = Math.floor(((year - 1970) * 12 + month - 1) / step) * step;
    const ticks: { day: Day; step: number }[] = [];
    for (let i = 0; ; i++) {
      const day = addMonths(0, first + i * step);
      if (day > to || i > 400) break;
      if (day >= from) ticks.push({ day, step });
    }
    if (ticks.length <= MOST_TICKS) return ticks;
  }
  return [];
}

/** The axis under strips; for the eye alone, since every span says its dates. */
export function timeAxis(span: TimeSpan, language: string): HTMLElement {
  const axis = h('div', { class: 'cmf-axis', 'aria-hidden': 'true' });
  for (const { day, step } of ticksOf(span)) {
    const isYear = step >= 12 || toIso(day).slice(5, 7) === '01';
    const label = isYear ? formatDay(day, 'year', language) : formatShortMonth(day, language);
    const at = percentAt(span, day);
    if (at > 97) continue;
    const tick = h('span', { class: isYear ? 'cmf-tick cmf-tick-year' : 'cmf-tick' }, label);
    tick.style.insetInlineStart = `${at}%`;
    axis.append(tick);
  }
  return axis;
}
