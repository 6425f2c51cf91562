import { toIso } from '../core/time/civil-date.ts';
import type { ViewState } from '../core/view/view-state.ts';

/** What an element tells of a change of its view: names of events with their details. */
export function eventsOf(view: ViewState, previous: ViewState): [type: string, detail: unknown][] {
  const { date, vs, mode, place } = view;
  const events: [string, unknown][] = [];
  if (date !== previous.date && date !== undefined)
    events.push(['datechange', { date: toIso(date) }]);
  if (vs !== previous.vs || mode !== previous.mode)
    events.push(['compare', { vs: vs === undefined ? null : toIso(vs), mode: mode ?? null }]);
  if (place !== previous.place) events.push(['select', { place: place ?? null }]);
  return events;
}
