import { localize, type SeriesEvent } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { formatDay } from '../../core/words/format.ts';
import { createMessages } from '../../core/words/messages.ts';
import { createDayGroup } from './day-list.ts';
import { element } from './element.ts';

export interface EventListOptions {
  /** ascending by day */
  readonly events: readonly SeriesEvent[];
  readonly domain: readonly [Day, Day];
  readonly language: string;
  choose(event: SeriesEvent): void;
}

export interface EventList {
  readonly node: HTMLElement;
  /** Scrolls to an event and puts the focus on it. */
  focus(event: SeriesEvent): void;
}

/** Every event in words, those outside the timeline too, in groups: before the first map, during, after the last. */
export function createEventList({ events, domain, language, choose }: EventListOptions): EventList {
  const messages = createMessages(language);
  const node = element('div', 'cm-day-list');
  const buttons = new Map<SeriesEvent, HTMLButtonElement>();
  const groups: [string, readonly SeriesEvent[]][] = [
    [messages.beforeFirstMap, events.filter(({ day }) => day < domain[0])],
    [messages.duringSeries, events.filter(({ day }) => day >= domain[0] && day < domain[1])],
    [messages.afterLastMap, events.filter(({ day }) => day >= domain[1])],
  ];
  for (const [title, members] of groups) {
    if (members.length === 0) continue;
    const group = createDayGroup(
      title,
      members.map((event) => ({
        day: formatDay(event.day, event.precision, language),
        words: localize(event.title, language),
        choose: () => choose(event),
      })),
    );
    for (const [i, event] of members.entries()) buttons.set(event, group.buttons[i]!);
    node.append(...group.nodes);
  }
  return {
    node,
    focus(event) {
      buttons.get(event)?.focus();
    },
  };
}
