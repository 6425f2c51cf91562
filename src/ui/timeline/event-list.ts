import { localize, type SeriesEvent } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { formatDay } from '../../core/words/format.ts';
import { createMessages } from '../../core/words/messages.ts';
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
  const node = element('div', 'cm-event-list');
  const buttons = new Map<SeriesEvent, HTMLButtonElement>();
  const groups: [string, readonly SeriesEvent[]][] = [
    [messages.beforeFirstMap, events.filter(({ day }) => day < domain[0])],
    [messages.duringSeries, events.filter(({ day }) => day >= domain[0] && day < domain[1])],
    [messages.afterLastMap, events.filter(({ day }) => day >= domain[1])],
  ];
  for (const [title, members] of groups) {
    if (members.length === 0) continue;
    const heading = element('p', 'cm-event-group');
    heading.textContent = title;
    const list = element('ul', 'cm-event-items');
    list.setAttribute('aria-label', title);
    for (const event of members) {
      const item = document.createElement('li');
      const button = element('button', 'cm-event-item');
      button.type = 'button';
      const day = element('span', 'cm-event-item-day');
      day.textContent = formatDay(event.day, event.precision, language);
      const words = element('span', 'cm-event-item-title');
      words.textContent = localize(event.title, language);
      button.append(day, ' ', words);
      button.addEventListener('click', () => choose(event));
      buttons.set(event, button);
      item.append(button);
      list.append(item);
    }
    node.append(heading, list);
  }
  return {
    node,
    focus(event) {
      buttons.get(event)?.focus();
    },
  };
}
