import { button, focusedIn, h } from './dom.ts';
import { percentAt, type TimeSpan } from './time-axis.ts';

/** A stretch of a strip. */
export interface StripSpan {
  readonly from: number;
  /** null: to the strip's end */
  readonly to: number | null;
  /** who, from when to when, who says so */
  readonly text: string;
  /** painted stripes, one for each holder, under one another; none: nobody */
  readonly lanes: readonly HTMLElement[];
  readonly kind: 'held' | 'nobody' | 'no-map';
}

/** Narrower spans could not be seen, in CSS pixels. */
const LEAST_PX = 3;

/**
 * A strip over time, a button for each span. It is one stop of the Tab key: arrow keys, Home and End go from span to
 * span. What it shows is told in a table as well, with buttons of full size.
 */
export function strip(
  time: TimeSpan,
  spans: readonly StripSpan[],
  label: string,
  current: number,
  onGo: (span: StripSpan, index: number) => void,
): HTMLElement {
  const shown = spans
    .map((span, index) => ({ span, index }))
    .filter(({ span }) => span.from < time.to && (span.to ?? Infinity) > time.from);
  const active = Math.max(
    0,
    shown.findIndex(({ index }) => index === current),
  );
  const buttons = shown.map(({ span, index }, i) => {
    const made = button(
      {
        class: `cmf-span cmf-span-${span.kind}`,
        'aria-label': span.text,
        title: span.text,
        tabindex: i === active ? 0 : -1,
        'aria-current': index === current ? 'date' : undefined,
        key: `${label} ${span.from}`,
      },
      () => onGo(span, index),
      ...span.lanes,
    );
    const start = percentAt(time, span.from);
    const width = percentAt(time, span.to ?? time.to) - start;
    made.style.insetInlineStart = `${start}%`;
    made.style.inlineSize = `max(${LEAST_PX}px, ${width}%)`;
    return made;
  });
  const group = h('div', { class: 'cmf-strip', role: 'group', 'aria-label': label }, ...buttons);
  group.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(focusedIn(group) as HTMLButtonElement);
    if (at < 0) return;
    const isRtl = getComputedStyle(group).direction === 'rtl';
    const to = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? buttons.length - 1
          : to === undefined
            ? at
            : at + to;
    if (to === undefined && !['Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    buttons[Math.min(buttons.length - 1, Math.max(0, next))]?.focus();
  });
  group.addEventListener('focusin', ({ target }) => {
    for (const each of buttons) each.tabIndex = each === target ? 0 : -1;
  });
  return group;
}
