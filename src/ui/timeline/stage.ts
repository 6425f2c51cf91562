import type { SeriesEvent } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { languageDirection } from '../../core/words/language.ts';
import { createMessages } from '../../core/words/messages.ts';
import { type Bands, chooseVariant, plotBands, type Variant } from './bands.ts';
import { createBubble } from './bubble.ts';
import { element } from './element.ts';
import { createEventList } from './event-list.ts';
import { createEventMarks } from './event-marks.ts';
import { icon } from './icons.ts';
import type { TimeScale } from './time-scale.ts';
import type { Tools } from './tools.ts';

export interface StageOptions {
  readonly chart: readonly SVGSVGElement[];
  readonly handles: HTMLElement;
  /** what the panel lists before the events; absent: nothing */
  readonly changes: HTMLElement | null;
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
  /** Makes room for the tools of comparing, or takes it back. */
  setComparing(comparing: boolean): void;
  /** Shows a few words over an element of the timeline; null ends it. */
  tell(words: string | null, over?: Element): void;
  togglePanel(at?: 'changes'): void;
  closePanel(): void;
  destroy(): void;
}

let stages = 0;
/** Variants tried before one is taken that does not rest. */
const MOST_TRIES = 3;

export function createStage(container: HTMLElement, options: StageOptions): Stage {
  const { chart, handles, changes, events, domain, language, chooseEvent, resized } = options;
  const messages = createMessages(language);
  const id = `cm-timeline-panel-${++stages}`;
  const frame = element('div', 'cm-timeline-frame');
  const root = element('div', 'cm-timeline');
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', messages.timeline);
  root.lang = language;
  root.dir = languageDirection(language);
  const head = element('div', 'cm-head');
  const row = element('div', 'cm-row');
  const before = element('div', 'cm-before');
  const after = element('div', 'cm-after');
  const plot = element('div', 'cm-plot');
  const body = element('div', 'cm-body');
  const panel = element('div', 'cm-panel');
  const panelHead = element('div', 'cm-panel-head');
  const panelBody = element('div', 'cm-panel-body');
  const bubble = createBubble();
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

  plot.append(...chart, marks.node, handles);
  body.append(before, plot, after);
  if (changes) panelBody.append(changes);
  panelBody.append(list.node);
  panel.append(panelHead, panelBody);
  root.append(head, row, body, panel, bubble.node);
  frame.append(root);
  container.append(frame);

  let tools: Tools | null = null;
  let variant: Variant = 'full';
  let comparing = false;
  let arranged = '';

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
    bubble.hide();
    tools?.setPanelOpen(true, id);
    if (event) list.focus(event);
  }

  function closePanel(): void {
    if (panel.hidden) return;
    const hadFocus = panel.matches(':focus-within');
    panel.hidden = true;
    tools?.setPanelOpen(false, id);
    if (hadFocus) tools?.opener?.focus();
  }

  function arrange(next: Variant, fitted: boolean): void {
    const room = `${next} ${fitted} ${comparing}`;
    variant = next;
    root.dataset.variant = next;
    frame.classList.toggle('cm-timeline-fitted', fitted);
    if (room === arranged) return;
    arranged = room;
    closePanel();
    root.classList.toggle('cm-comparing', comparing);
    tools?.arrange({ variant: next, fitted, comparing }, { head, row, before, after, panelHead });
    tools?.setPanelOpen(false, id);
    row.hidden = row.childElementCount === 0;
    if (next === 'full' && earlier.length > 0) before.append(earlierButton);
    if (next === 'full' && later.length > 0) after.append(laterButton);
  }

  /** What is arranged gives the frame a new height where its container leaves that to it: so until it rests. */
  function rearrange(): void {
    const focused = (root.getRootNode() as Document | ShadowRoot).activeElement;
    for (let i = 0; i < MOST_TRIES; i++) {
      const before = arranged;
      const { variant: next, fitted } = chooseVariant(
        frame.clientWidth,
        container.clientHeight,
        comparing,
      );
      arrange(next, fitted);
      if (arranged === before) break;
    }
    // What is put elsewhere in the tree loses the focus.
    if (focused instanceof HTMLElement && root.contains(focused)) focused.focus();
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
    setComparing(now) {
      if (now === comparing) return;
      comparing = now;
      rearrange();
    },
    tell(words, over) {
      if (words === null || !over) {
        bubble.hide();
        return;
      }
      const [box, room] = [over.getBoundingClientRect(), root.getBoundingClientRect()];
      bubble.show(words, box.left + box.width / 2 - room.left, room.width);
    },
    togglePanel(at) {
      if (!panel.hidden) closePanel();
      else openPanel();
      if (at === 'changes') changes?.querySelector('button')?.focus();
    },
    closePanel,
    destroy() {
      observer.disconnect();
      document.removeEventListener('pointerdown', onOutside);
      frame.remove();
    },
  };
}
