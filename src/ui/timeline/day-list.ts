import { element } from './element.ts';

/** A line of a list of days: the day, what there is to say of it, and what choosing it does. */
export interface DayItem {
  readonly day: string;
  readonly words: string;
  choose(): void;
}

/** A heading over a list of days to choose from; `buttons` in the order of the items. */
export interface DayGroup {
  readonly nodes: readonly HTMLElement[];
  readonly buttons: readonly HTMLButtonElement[];
}

export function createDayGroup(title: string, items: readonly DayItem[]): DayGroup {
  const heading = element('p', 'cm-day-group');
  heading.textContent = title;
  const list = element('ul', 'cm-day-items');
  list.setAttribute('aria-label', title);
  const buttons = items.map(({ day, words, choose }) => {
    const button = element('button', 'cm-day-item');
    button.type = 'button';
    const date = element('span', 'cm-day-item-day');
    date.textContent = day;
    const text = element('span', 'cm-day-item-words');
    text.textContent = words;
    button.append(date, ' ', text);
    button.addEventListener('click', choose);
    const item = document.createElement('li');
    item.append(button);
    list.append(item);
    return button;
  });
  return { nodes: [heading, list], buttons };
}
