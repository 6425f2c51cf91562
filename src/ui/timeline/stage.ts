import type { SeriesEvent } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { languageDirection } from '../../core/words/language.ts';
import { createMessages } from '../../core/words/messages.ts';
import { type Bands, chooseVariant, plotBands, type Variant } from './bands.ts';
import { element } from './element.ts';
import { createEventList } from './event-list.ts';
import { createEventMarks } from './event-marks.ts';
import { icon } from './icons.ts';
import type { TimeScale } from './time-scale.ts';
import type { Tools } from './tools.ts';

export interface StageOptions {
  readonly chart: readonly SVGSVGElement[];
  readonly handle: HTMLElement;
  /** ascending by day */
  readonly events: readonly SeriesEvent[];
  readonly domain: readonly [Day, Day];
  readonly language: string;
  chooseEvent(event: SeriesEvent): void;
  /** The plot has a new size. */
  resized(): void;
}

/** The elements of the timeline and where they stand: a row of tools, the plot between its neighbours, the panel. */
export interface Stage {
  readonly root: HTMLElement;
  readonly plot: HTMLElement;
  readonly variant: Variant;
  setTools(tools: Tools): void;
  bands(): Bands;
  drawEvents(scale: TimeScale, bands: Bands, targetPx: number): void;
  togglePanel(): void;
  closePanel(): void;
  destroy(): void;
}

let stages = 0;

export function createStage(container: HTMLElement, options: StageOptions): Stage {
  const { chart, handle, events, domain, language, chooseEvent, resized } = options;
  const messages = createMessages(language);
  const id = `cm-timeline-panel-${++stages}`;
  const frame = element('div', 'cm-timeline-frame');
  const root = element('div', 'cm-timeline');
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', messages.timeline);
  root.lang = language;
  root.dir = languageDirection(language);
  const head = element('div', 'cm-head');
  const before = element('div', 'cm-before');
  const after = element('div', 'cm-after');
  const plot = element('div', 'cm-plot');
  const body = element('div', 'cm-body');
  const panel = element('div', 'cm-panel');
  const panelHead = element('div', 'cm-panel-head');
  panel.id = id;
  panel.hidden = true;

  const drawn = events.filter(({ day }) => day >= domain[0] && day < domain[1]);
  const earlier = events.filter(({ day }) => day < domain[0]);
  const later = events.filter(({ day }) => day >= domain[1]);
  const list = createEventList({
    events,
    domain,
    language,
    choose(event) {
      chooseEvent(event);
      if (variant !== 'full') closePanel();
    },
  });
  const marks = createEventMarks({
    events: drawn,
    language,
    choose: chooseEvent,
    list: ([first]) => openPanel(first),
  });
  const earlierButton = outsideButton(
    earlier,
    messages.earlierCount(earlier.length),
    messages.earlierEventCount(earlier.length),
  );
  const laterButton = outsideButton(
    later,
    messages.laterCount(later.length),
    messages.laterEventCount(later.length),
  );
  earlierButton.classList.add('cm-outside-earlier');
  laterButton.classList.add('cm-outside-later');

  plot.append(...chart, marks.node, handle);
  body.append(before, plot, after);
  panel.append(panelHead, list.node);
  root.append(head, body, panel);
  frame.append(root);
  container.append(frame);

  let tools: Tools | null = null;
  let variant: Variant = 'full';

  function outsideButton(
    members: readonly SeriesEvent[],
    words: string,
    name: string,
  ): HTMLButtonElement {
    const button = element('button', 'cm-outside');
    button.type = 'button';
    button.setAttribute('aria-label', name);
    button.append(icon('chevron'), words);
    button.addEventListener('click', () => openPanel(members[0]));
    return button;
  }

  function openPanel(event?: SeriesEvent): void {
    panel.hidden = false;
    tools?.setPanelOpen(true);
    if (event) list.focus(event);
  }

  function closePanel(): void {
    if (panel.hidden) return;
    const hadFocus = panel.matches(':focus-within');
    panel.hidden = true;
    tools?.setPanelOpen(false);
    if (hadFocus) tools?.opener?.focus();
  }

  function arrange(next: Variant, fitted: boolean): void {
    const changed = root.dataset.variant !== next;
    variant = next;
    root.dataset.variant = next;
    frame.classList.toggle('cm-timeline-fitted', fitted);
    if (!changed) return;
    closePanel();
    tools?.arrange(next, { head, before, after, panelHead });
    if (next === 'full' && earlier.length > 0) before.append(earlierButton);
    if (next === 'full' && later.length > 0) after.append(laterButton);
    tools?.opener?.setAttribute('aria-controls', id);
  }

  function rearrange(): void {
    const { variant: next, fitted } = chooseVariant(frame.clientWidth, container.clientHeight);
    arrange(next, fitted);
  }

  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    event.stopPropagation();
    closePanel();
    tools?.opener?.focus();
  };
  const onOutside = (event: PointerEvent) => {
    if (!event.composedPath().includes(root)) closePanel();
  };
  root.addEventListener('keydown', onKey);
  document.addEventListener('pointerdown', onOutside);
  const observer = new ResizeObserver(() => {
    rearrange();
    resized();
  });

  return {
    root,
    plot,
    get variant() {
      return variant;
    },
    setTools(given) {
      tools = given;
      rearrange();
      observer.observe(frame);
      observer.observe(plot);
    },
    bands() {
      const bands = plotBands(variant, plot.clientHeight, drawn.length > 0);
      plot.style.setProperty('--cm-silhouette-top', `${bands.silhouette.top}px`);
      plot.style.setProperty('--cm-track-top', `${bands.track.top}px`);
      plot.style.setProperty('--cm-track-bottom', `${bands.track.bottom}px`);
      return bands;
    },
    drawEvents(scale, bands, targetPx) {
      marks.node.hidden = variant === 'mini' || drawn.length === 0;
      marks.node.inert = variant !== 'full';
      if (!marks.node.hidden) marks.draw(scale, bands, variant === 'full' ? targetPx : 4);
    },
    togglePanel() {
      if (panel.hidden) openPanel();
      else closePanel();
    },
    closePanel,
    destroy() {
      observer.disconnect();
      document.removeEventListener('pointerdown', onOutside);
      frame.remove();
    },
  };
}
