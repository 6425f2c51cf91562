import { select } from 'd3';
import type { Day } from '../../core/time/civil-date.ts';
import { languageDirection } from '../../core/words/language.ts';
import { svg } from './svg.ts';
import { type Tick, timeTicks, withContext } from './ticks.ts';
import { type TimeScale, visibleDays } from './time-scale.ts';

export interface AxisOptions {
  readonly domain: readonly [Day, Day];
  readonly language: string;
}

/**
 * The years, months and days under the track. A drawing of its own: a label that comes or goes would have
 * Chromium lay out every snapshot with it.
 */
export interface Axis {
  readonly node: SVGSVGElement;
  /** `top`: pixels from the plot's top */
  draw(scale: TimeScale, top: number): void;
  /** Hides the labels that the rooms touch, shows the others. */
  makeRoom(rooms: readonly Room[]): void;
}

/** What stands `half` pixels either side of `middle`. */
export interface Room {
  readonly middle: number;
  readonly half: number;
}

/** A label's pixels, and whether it is shown. */
interface Label {
  readonly text: SVGTextElement;
  readonly from: number;
  readonly to: number;
  shown: boolean;
}

/** Pixels between a tick and its label. */
const INDENT = 3;

export function createAxis({ domain, language }: AxisOptions): Axis {
  const rightToLeft = languageDirection(language) === 'rtl';
  const node = svg('svg', { class: 'cm-chart cm-axis', 'aria-hidden': 'true' });
  let labels: Label[] = [];
  /** Lengths of labels by rank and words, in pixels: asking for one has Chromium lay the axis out. */
  const lengths = new Map<string, number>();

  function lengthOf({ rank, label }: Tick, text: SVGTextElement): number {
    const key = `${rank} ${label}`;
    const length = lengths.get(key) ?? text.getComputedTextLength();
    if (document.fonts.status === 'loaded') lengths.set(key, length);
    return length;
  }

  function measure(scale: TimeScale, tick: Tick, text: SVGTextElement, width: number): Label {
    const start = scale(tick.day) + (rightToLeft ? -INDENT : INDENT);
    const length = lengthOf(tick, text);
    const [from, to] = rightToLeft ? [start - length, start] : [start, start + length];
    const shown = from >= 0 && to <= width;
    text.style.opacity = shown ? '' : '0';
    return { text, from, to: shown ? to : Number.NEGATIVE_INFINITY, shown };
  }

  return {
    node,
    draw(scale, top) {
      const [from, to] = visibleDays(scale);
      const shown: [Day, Day] = [Math.max(from, domain[0]), Math.min(to, domain[1])];
      const pixelsPerDay = Math.abs(scale(1) - scale(0));
      const [a, b] = scale.range() as [number, number];
      const width = Math.max(a, b);
      const ticks = withContext(
        timeTicks(shown, pixelsPerDay, language),
        Math.max(scale.invert(a), domain[0]),
        pixelsPerDay,
        language,
      );
      const groups = select(node)
        .selectAll<SVGGElement, Tick>('g')
        .data(ticks, ({ day }) => day)
        .join((enter) => {
          const group = enter.append('g');
          group.append('line').attr('y2', 4);
          group
            .append('text')
            .attr('x', rightToLeft ? -INDENT : INDENT)
            .attr('y', 14);
          return group;
        })
        .attr('class', ({ rank }) => `cm-tick cm-tick-${rank}`)
        .attr('transform', ({ day }) => `translate(${Math.round(scale(day) * 10) / 10},${top})`);
      const texts = groups.select<SVGTextElement>('text').text(({ label }) => label);
      labels = texts
        .nodes()
        .flatMap((text, i) =>
          ticks[i]!.label === '' ? [] : [measure(scale, ticks[i]!, text, width)],
        );
    },
    makeRoom(rooms) {
      for (const label of labels) {
        if (label.to === Number.NEGATIVE_INFINITY) continue;
        const shown = rooms.every(
          ({ middle, half }) => label.to < middle - half || label.from > middle + half,
        );
        if (shown === label.shown) continue;
        label.shown = shown;
        label.text.style.opacity = shown ? '' : '0';
      }
    },
  };
}
