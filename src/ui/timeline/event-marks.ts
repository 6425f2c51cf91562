import { localize, type SeriesEvent } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { formatDay } from '../../core/words/format.ts';
import { languageDirection } from '../../core/words/language.ts';
import { createMessages } from '../../core/words/messages.ts';
import type { Bands } from './bands.ts';
import { element } from './element.ts';
import { type EventMark, fittingLabels, gatherMarks } from './event-layout.ts';
import type { TimeScale } from './time-scale.ts';

export interface EventMarksOptions {
  /** ascending by day */
  readonly events: readonly SeriesEvent[];
  readonly language: string;
  /** a mark of a single event was chosen */
  choose(event: SeriesEvent): void;
  /** a mark of several was chosen: show them to choose from */
  list(events: readonly SeriesEvent[]): void;
}

export interface EventMarks {
  readonly node: HTMLElement;
  /** `size`: side of the smallest target in pixels. */
  draw(scale: TimeScale, bands: Bands, size: number): void;
}

/** The events above the track: a mark each (or one for several), a line of text where it fits, the rest on focus or hover. */
export function createEventMarks({
  events,
  language,
  choose,
  list,
}: EventMarksOptions): EventMarks {
  const messages = createMessages(language);
  const rightToLeft = languageDirection(language) === 'rtl';
  const node = element('div', 'cm-events');
  node.setAttribute('role', 'group');
  node.setAttribute('aria-label', messages.events);
  const tip = element('div', 'cm-tip');
  tip.hidden = true;
  let width = 0;
  let buttons: HTMLButtonElement[] = [];

  node.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const step = { ArrowRight: rightToLeft ? -1 : 1, ArrowLeft: rightToLeft ? 1 : -1 }[event.key];
    const to =
      event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : at + (step ?? 0);
    const target = buttons[to];
    if (at < 0 || to === at || !target) return;
    event.preventDefault();
    rove(target);
    target.focus();
  });

  function rove(chosen: HTMLButtonElement): void {
    for (const button of buttons) button.tabIndex = button === chosen ? 0 : -1;
  }

  function showTip(mark: EventMark): void {
    const lines = mark.events.slice(0, TIP_LINES).map((event) => {
      const line = element('span', 'cm-tip-line');
      const day = element('span', 'cm-tip-day');
      day.textContent = formatDay(event.day, event.precision, language);
      line.append(day, ' ', localize(event.title, language));
      return line;
    });
    if (mark.events.length > TIP_LINES) {
      const more = element('span', 'cm-tip-line');
      more.textContent = messages.moreEvents(mark.events.length - TIP_LINES);
      lines.push(more);
    }
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const half = tip.offsetWidth / 2;
    const x = Math.max(half, Math.min(width - half, mark.x));
    tip.style.transform = `translate(calc(${x}px - 50%), -100%)`;
  }

  function buttonOf(mark: EventMark): HTMLButtonElement {
    const button = element('button', 'cm-event');
    button.type = 'button';
    const [first] = mark.events;
    const title = localize(first!.title, language);
    const rest = mark.events.length - 1;
    button.setAttribute(
      'aria-label',
      mark.events
        .map(
          (event) =>
            `${formatDay(event.day, event.precision, language)}: ${localize(event.title, language)}`,
        )
        .join('; '),
    );
    const label = element('span', 'cm-event-label');
    label.append(isolated(title));
    if (rest > 0) label.append(' ', isolated(messages.moreEvents(rest)));
    const dot = element('span', 'cm-event-mark');
    button.classList.toggle('cm-event-several', rest > 0);
    button.append(label, dot);
    button.addEventListener('click', () => (rest === 0 ? choose(first!) : list(mark.events)));
    button.addEventListener('pointerenter', () => showTip(mark));
    button.addEventListener('pointerleave', hideTip);
    button.addEventListener('focus', () => showTip(mark));
    button.addEventListener('blur', hideTip);
    return button;
  }

  function hideTip(): void {
    tip.hidden = true;
  }

  return {
    node,
    draw(scale, bands, size) {
      const [a, b] = scale.range() as [number, number];
      width = Math.max(a, b);
      const visible = events.filter((event) => {
        const x = scale(event.day);
        return x >= 0 && x <= width;
      });
      const marks = gatherMarks(visible, (event) => scale(event.day as Day), size);
      const focused = buttons.indexOf(node.querySelector(':focus') as HTMLButtonElement);
      buttons = marks.map(buttonOf);
      hideTip();
      node.replaceChildren(tip, ...buttons);
      buttons.forEach((button, i) => {
        button.style.transform = `translateX(${marks[i]!.x - size / 2}px)`;
        button.style.inlineSize = `${size}px`;
      });
      node.style.blockSize = `${bands.marks.bottom}px`;
      const starts = marks.map(({ x }) => (rightToLeft ? width - x : x));
      const widths = buttons.map((button) => (button.firstElementChild as HTMLElement).offsetWidth);
      const fits = fittingLabels(starts, widths, width);
      buttons.forEach((button, i) => {
        button.classList.toggle('cm-event-labelled', fits[i] !== null);
        button.classList.toggle('cm-event-label-before', fits[i] === 'before');
      });
      if (buttons[0]) rove(buttons[Math.max(0, Math.min(focused, buttons.length - 1))]!);
      if (focused >= 0) buttons[Math.min(focused, buttons.length - 1)]?.focus();
    },
  };
}

const TIP_LINES = 4;

/** Text that keeps its own direction among others. */
function isolated(text: string): HTMLElement {
  const bdi = document.createElement('bdi');
  bdi.textContent = text;
  return bdi;
}
