import { nextSnapshot, previousSnapshot } from '../../core/series/coverage.ts';
import type { SeriesEvent, SeriesInfo } from '../../core/series/series.ts';
import { addMonths, type Day } from '../../core/time/civil-date.ts';
import type { Theme } from '../../core/view/view-state.ts';
import { describeAsOf } from '../../core/words/as-of.ts';
import { languageDirection } from '../../core/words/language.ts';
import { createAnnouncer } from '../a11y/announce.ts';
import { watchReducedMotion } from '../a11y/reduced-motion.ts';
import type { Attention } from '../state/attention.ts';
import { chosenDay } from '../state/chosen-day.ts';
import type { Change, HistoryStep, Store } from '../state/store.ts';
import { changeSentence } from './change-sentence.ts';
import { createChart } from './chart.ts';
import { attachDrag } from './drag.ts';
import { createEdgePan } from './edge-pan.ts';
import { createHandle } from './handle.ts';
import { type KeyCommand, keyCommand } from './keyboard.ts';
import { createPlayer } from './player.ts';
import { createSettling } from './settling.ts';
import { createStage } from './stage.ts';
import { baseScale, dayAt, timelineDomain, zoomedScale } from './time-scale.ts';
import { attachTimeZoom } from './time-zoom.ts';
import { createTools } from './tools.ts';

export interface TimelineOptions {
  readonly series: SeriesInfo;
  /** [zone][snapshot] in km² */
  readonly areasKm2: readonly Float64Array[];
  /** in any order; those outside the series are listed, not drawn */
  readonly events: readonly SeriesEvent[];
  readonly store: Store;
  /** absent: nobody peeks at the compared date */
  readonly attention?: Attention;
  /** BCP 47 */
  readonly language: string;
  readonly theme: Theme;
  /** A zone's colour in CSS; asked again when the store's theme changes. */
  zoneColor(zone: number): string;
  /** Absent: what the reader's system asks for. */
  readonly reducedMotion?: boolean;
}

/** Pixels a day may be stretched to. */
const MOST_PIXELS_PER_DAY = 28;
const TARGET_PX = { fine: 24, coarse: 44 } as const;
/** Pixels from the plot's edge within which a date that others choose is brought to the middle. */
const REVEAL_EDGE = 6;

/**
 * Builds the timeline in `container` and binds it to the store's date, place and theme. Styles: `timeline.css`.
 * Narrower than 560 px it is 72 px high with its tools in a panel; in a container under 56 px high it is a slim slider.
 */
export function createTimeline(
  container: HTMLElement,
  { series, areasKm2, events, store, language, theme, zoneColor, reducedMotion }: TimelineOptions,
): { destroy(): void } {
  const rightToLeft = languageDirection(language) === 'rtl';
  const domain = timelineDomain(series);
  const chart = createChart({ series, areasKm2, domain, language });
  const handle = createHandle({ domain, language });
  const stage = createStage(container, {
    chart: chart.nodes,
    handle: handle.node,
    events: [...events].sort((a, b) => a.day - b.day),
    domain,
    language,
    chooseEvent({ day, place }) {
      choose(day, 'push', place);
    },
    resized: layout,
  });
  const { plot } = stage;
  const tools = createTools({
    domain,
    language,
    eventCount: events.length,
    togglePlay,
    step: (direction) => run(direction > 0 ? 'next' : 'previous'),
    zoom: (factor) => timeZoom.by(factor, handleX()),
    togglePanel() {
      if (player.playing && stage.variant !== 'full') player.stop();
      else stage.togglePanel();
    },
    choose: (day) => choose(day),
  });
  stage.setTools(tools);

  let width = 1;
  let base = baseScale(domain, width, rightToLeft);
  let scale = base;
  let pointerX = 0;

  const timeZoom = attachTimeZoom({ plot, changed: redraw });
  const edgePan = createEdgePan(timeZoom.pan, () => moveTo(pointerX));
  const player = createPlayer({
    step() {
      const index = nextSnapshot(series, day());
      if (index !== null) setDay(series.snapshots[index]!.from);
      return index !== null;
    },
    snapshots: series.snapshots.length,
    changed(playing) {
      tools.setPlaying(playing);
      settling.pause(playing);
    },
  });
  const announcer = createAnnouncer(stage.root);
  const settling = createSettling(day(), (from, to) =>
    announcer.announce(changeSentence(series, areasKm2, from, to, language)),
  );
  const detachDrag = attachDrag({
    plot,
    handleX,
    began() {
      player.stop();
      handle.node.focus({ preventScroll: true });
    },
    moveTo(x) {
      pointerX = x;
      moveTo(x);
      if (timeZoom.transform.k > 1) edgePan.at(x, width);
    },
    ended: edgePan.stop,
  });
  const endMotion =
    reducedMotion === undefined ? watchReducedMotion(setReducedMotion) : () => undefined;
  if (reducedMotion !== undefined) setReducedMotion(reducedMotion);
  handle.node.addEventListener('keydown', onKey);
  const unsubscribe = store.subscribe(onChange);
  paint(theme);

  function day(): Day {
    return chosenDay(store.get(), series);
  }

  function handleX(): number {
    return scale(day());
  }

  function setDay(chosen: Day, history: HistoryStep = 'replace', place?: string): void {
    store.set(
      place === undefined ? { date: chosen } : { date: chosen, place },
      'timeline',
      history,
    );
  }

  /** A reader's own choice, which ends playing. */
  function choose(chosen: Day, history: HistoryStep = 'replace', place?: string): void {
    player.stop();
    setDay(chosen, history, place);
    reveal();
  }

  function moveTo(x: number): void {
    setDay(dayAt(scale, Math.max(0, Math.min(width, x)), domain));
  }

  function run(command: KeyCommand): void {
    const { snapshots } = series;
    const at = (index: number | null) => (index === null ? day() : snapshots[index]!.from);
    const within = (wanted: Day) => Math.max(domain[0], Math.min(domain[1] - 1, wanted));
    const commands: Record<KeyCommand, () => void> = {
      next: () => choose(at(nextSnapshot(series, day()))),
      previous: () => choose(at(previousSnapshot(series, day()))),
      nextMonth: () => choose(within(addMonths(day(), 1))),
      previousMonth: () => choose(within(addMonths(day(), -1))),
      first: () => choose(at(snapshots.length > 0 ? 0 : null)),
      last: () => choose(at(snapshots.length > 0 ? snapshots.length - 1 : null)),
      zoomIn: () => timeZoom.by(2, handleX()),
      zoomOut: () => timeZoom.by(0.5, handleX()),
    };
    commands[command]();
  }

  function onKey(event: KeyboardEvent): void {
    const command = keyCommand(event, rightToLeft);
    if (!command) return;
    event.preventDefault();
    run(command);
  }

  function togglePlay(): void {
    if (player.playing) {
      player.stop();
      return;
    }
    if (nextSnapshot(series, day()) === null) run('first');
    stage.closePanel();
    player.play();
  }

  function setReducedMotion(reduced: boolean): void {
    if (reduced) player.stop();
    tools.setReducedMotion(reduced);
  }

  function onChange({ view, previous, origin, history }: Change): void {
    if (view.theme !== previous.theme) paint(view.theme ?? theme);
    if (view.date === previous.date) return;
    place();
    if (origin === 'timeline') {
      settling.moved(day());
      if (player.playing) reveal();
      return;
    }
    player.stop();
    reveal();
    if (origin === 'story' && history === 'replace') settling.rest(day());
    else settling.moved(day());
  }

  function place(): void {
    const chosen = day();
    const { text } = describeAsOf(series, chosen, language);
    const { middle, half } = handle.place(chosen, handleX(), width, text);
    chart.makeRoom(middle, half);
    tools.form.show(chosen);
  }

  /** Brings a date outside the zoomed part into sight. */
  function reveal(): void {
    const x = handleX();
    if (x < REVEAL_EDGE || x > width - REVEAL_EDGE) timeZoom.center(base(day()));
  }

  function layout(): void {
    width = Math.max(1, plot.clientWidth);
    base = baseScale(domain, width, rightToLeft);
    timeZoom.resize(width, mostScale());
    redraw();
  }

  function mostScale(): number {
    return Math.max(1, ((domain[1] - domain[0]) * MOST_PIXELS_PER_DAY) / width);
  }

  function redraw(): void {
    scale = zoomedScale(base, timeZoom.transform);
    const { k } = timeZoom.transform;
    tools.setZoom(k < mostScale() - 1e-6, k > 1);
    const bands = stage.bands();
    chart.draw(scale, bands);
    const coarse = matchMedia('(pointer: coarse)').matches;
    stage.drawEvents(scale, bands, coarse ? TARGET_PX.coarse : TARGET_PX.fine);
    place();
  }

  function paint(shown: Theme): void {
    stage.root.dataset.theme = shown;
    chart.paint(zoneColor);
  }

  layout();
  return {
    destroy() {
      player.stop();
      tools.form.destroy();
      settling.destroy();
      edgePan.stop();
      unsubscribe();
      endMotion();
      detachDrag();
      timeZoom.destroy();
      announcer.destroy();
      stage.destroy();
    },
  };
}
