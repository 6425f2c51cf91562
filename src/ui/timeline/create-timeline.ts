import type { Region } from '../../core/figures/region.ts';
import { nextSnapshot } from '../../core/series/coverage.ts';
import type { SeriesEvent, SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import type { Topology } from '../../core/topology/topology.ts';
import type { Theme } from '../../core/view/view-state.ts';
import { describeAsOf } from '../../core/words/as-of.ts';
import { describeDated, type Side } from '../../core/words/compare/describe-compared.ts';
import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { languageDirection } from '../../core/words/language.ts';
import { createMessages } from '../../core/words/messages.ts';
import { createAnnouncer } from '../a11y/announce.ts';
import { watchReducedMotion } from '../a11y/reduced-motion.ts';
import { type Attention, createAttention } from '../state/attention.ts';
import type { Change, HistoryStep, Store } from '../state/store.ts';
import { createChangeNavigation, type NamedPoint } from './change-navigation.ts';
import { changeSentence, sameMoment } from './change-sentence.ts';
import { createChart } from './chart.ts';
import { createCompareTools } from './compare-tools.ts';
import { createDates } from './dates.ts';
import { dayAfter } from './day-after.ts';
import { createHandles } from './handles.ts';
import { unavailable } from './icons.ts';
import { CHANGE_COMMANDS, isChangeCommand, type KeyCommand, keyCommand } from './keyboard.ts';
import { createPlayer } from './player.ts';
import { createSettling } from './settling.ts';
import { createStage } from './stage.ts';
import { timelineDomain } from './time-scale.ts';
import { createTools } from './tools.ts';
import { createTrack } from './track.ts';

export interface TimelineOptions {
  readonly series: SeriesInfo;
  /** [zone][snapshot] in km² */
  readonly areasKm2: readonly Float64Array[];
  /** in any order; those outside the series are listed, not drawn */
  readonly events: readonly SeriesEvent[];
  readonly store: Store;
  /** absent: nobody else sees a peek at the compared date */
  readonly attention?: Attention;
  /** the shapes of `series`, for turning points; absent: none are told */
  readonly topology?: Topology;
  /** Name and point of the view's `place`; undefined for what has no point. */
  place?(id: string): NamedPoint | undefined;
  /** The ground of the view's `region`. */
  region?(id: string): Promise<Region | undefined>;
  /** BCP 47 */
  readonly language: string;
  readonly theme: Theme;
  /** A zone's colour in CSS; asked again when the store's theme changes. */
  zoneColor(zone: number): string;
  /** Absent: what the reader's system asks for. */
  readonly reducedMotion?: boolean;
}

/**
 * Builds the timeline in `container` and binds it to the store's dates, place and theme. Styles: `timelineCss`.
 * Narrower than 560 px it is 72 px high with its tools in a panel; in a container under 56 px high it is a slim slider.
 */
export function createTimeline(
  container: HTMLElement,
  options: TimelineOptions,
): { destroy(): void } {
  const { series, areasKm2, events, store, language, theme, topology } = options;
  const attention = options.attention ?? createAttention();
  const rightToLeft = languageDirection(language) === 'rtl';
  const domain = timelineDomain(series);
  const messages = createMessages(language);
  const compareWords = createCompareMessages(language);
  const dates = createDates(store, series);
  const chart = createChart({ series, areasKm2, domain, language });
  const handles = createHandles({ domain, language, words: handleWords, activated: onActivated });
  const changes = topology
    ? createChangeNavigation({
        topology,
        language,
        rightToLeft,
        place: (id) => options.place?.(id),
        region: async (id) => options.region?.(id),
        choose: (day) => choose(day, 'replace', undefined, 'silent'),
        say: tell,
        known: onChangesKnown,
      })
    : null;
  const stage = createStage(container, {
    chart: chart.nodes,
    handles: handles.node,
    changes: changes?.list ?? null,
    events: [...events].sort((a, b) => a.day - b.day),
    domain,
    language,
    chooseEvent({ day, place }) {
      choose(day, 'push', place);
    },
    resized: () => track.layout(),
  });
  const compare = createCompareTools({
    domain,
    language,
    toggle: toggleComparing,
    swap: dates.swap,
    chooseMode: dates.setMode,
    chooseDay(side, day) {
      handles.activate(side);
      choose(day);
    },
    activate: handles.activate,
    peek,
  });
  const tools = createTools({
    language,
    eventCount: events.length,
    compare,
    changes: changes?.steps ?? null,
    togglePlay,
    step: (direction) => run(direction > 0 ? 'next' : 'previous'),
    zoom: (factor) => track.zoomBy(factor),
    togglePanel(at) {
      if (player.playing && stage.variant !== 'full') player.stop();
      else stage.togglePanel(at);
    },
  });

  const track = createTrack({
    stage,
    chart,
    handles,
    dates,
    domain,
    rightToLeft,
    held(held) {
      if (held) player.stop();
      changes?.pause(held);
    },
    zoomed: tools.setZoom,
    placed() {
      const { a, b } = dates.moment;
      compare.forms.b.show(b);
      if (a !== null) compare.forms.a.show(a);
      changes?.at(dates.day(handles.active));
      compare.setPossible(dates.canCompare);
    },
  });
  const player = createPlayer({
    step() {
      const index = nextSnapshot(series, dates.day('b'));
      if (index !== null) dates.set('b', series.snapshots[index]!.from);
      return index !== null;
    },
    snapshots: series.snapshots.length,
    changed(playing) {
      tools.setPlaying(playing);
      settling.pause(playing);
      changes?.pause(playing);
    },
  });
  const announcer = createAnnouncer(stage.root);
  const settling = createSettling(dates.moment, sameMoment, (from, to) =>
    announcer.announce(changeSentence(series, areasKm2, from, to, language)),
  );
  const endMotion =
    options.reducedMotion === undefined ? watchReducedMotion(setReducedMotion) : () => undefined;
  if (options.reducedMotion !== undefined) setReducedMotion(options.reducedMotion);
  stage.root.addEventListener('keydown', onKey);
  const unsubscribe = store.subscribe(onChange);
  stage.setTools(tools);
  paint(theme);
  showCompared();
  track.layout();
  changes?.look(store.get());
  stressZone();

  function handleWords(side: Side, day: Day, comparing: boolean): string {
    if (!comparing) return describeAsOf(series, day, language).text;
    const { date, knowledge } = describeDated(series, day, language);
    const words = `${date}${messages.listSeparator}${knowledge}`;
    return compareWords.lettered(compareWords.letters[side], words);
  }

  /** A reader's own choice, which ends playing. `silent`: who asks says what is to be said. */
  function choose(
    day: Day,
    history: HistoryStep = 'replace',
    place?: string,
    silent?: 'silent',
  ): void {
    player.stop();
    dates.set(handles.active, day, history, place);
    if (silent) settling.rest(dates.moment);
    track.reveal();
  }

  function run(command: KeyCommand): void {
    if (command === 'zoomIn' || command === 'zoomOut') track.zoomBy(command === 'zoomIn' ? 2 : 0.5);
    else if (isChangeCommand(command)) {
      const [scope, direction] = CHANGE_COMMANDS[command];
      changes?.go(scope, direction);
    } else choose(dayAfter(command, dates.day(handles.active), series, domain));
  }

  /** The handles hear every key of the timeline; its buttons those of changes, so that they can be pressed again. */
  function onKey(event: KeyboardEvent): void {
    const command = keyCommand(event, rightToLeft);
    if (!command) return;
    const onHandle = handles.sideOf(event.target) !== null;
    const onButton = (event.target as Element).matches('.cm-button');
    if (!onHandle && !(onButton && isChangeCommand(command))) return;
    event.preventDefault();
    run(command);
  }

  function togglePlay(): void {
    if (dates.compared) {
      tell(compareWords.noPlayback, stage.root.querySelector('.cm-play')!);
      return;
    }
    if (player.playing) {
      player.stop();
      return;
    }
    if (nextSnapshot(series, dates.day('b')) === null) run('first');
    stage.closePanel();
    player.play();
  }

  function toggleComparing(): void {
    const reason = unavailable(compare.toggle);
    if (reason !== null) {
      tell(reason, compare.toggle);
      return;
    }
    const fromPanel = stage.variant !== 'full' && !dates.compared;
    dates.toggle();
    if (!dates.compared) return;
    handles.activate('a');
    if (fromPanel) handles.focus('a');
  }

  function peek(held: boolean): void {
    attention.set({ peeking: held });
    const side = held ? 'a' : 'b';
    const { date, knowledge } = describeDated(series, dates.day(side), language);
    if (dates.compared) announcer.announce(`${date}${messages.listSeparator}${knowledge}.`);
  }

  /** Says a few words and shows them over what they are about. */
  function tell(words: string, over: Element): void {
    if (words === '') return;
    announcer.announce(words);
    stage.tell(words, over.getClientRects().length > 0 ? over : stage.plot);
  }

  function setReducedMotion(reduced: boolean): void {
    if (reduced) player.stop();
    tools.setReducedMotion(reduced);
  }

  function onActivated(side: Side): void {
    compare.setActive(side);
    tools.setLetter(dates.compared ? compareWords.letters[side] : null);
    changes?.at(dates.day(side));
    track.place();
  }

  function onChangesKnown(): void {
    if (!changes) return;
    const { points, largest, zone } = changes;
    chart.weigh(points && { points, largest }, zone);
    tools.setLargestKnown(largest.length > 0);
    track.redraw();
  }

  function stressZone(): void {
    const id = store.get().zone;
    const zone = id === undefined ? -1 : series.zones.findIndex((each) => each.id === id);
    chart.stress(zone < 0 ? undefined : zone);
  }

  function onChange({ view, previous, origin, history }: Change): void {
    if (view.theme !== previous.theme) paint(view.theme ?? theme);
    if (view.mode !== previous.mode || view.vs !== previous.vs) showCompared();
    const looked = ['zone', 'region', 'place', 'spot'] as const;
    if (looked.some((key) => view[key] !== previous[key])) changes?.look(view);
    if (view.zone !== previous.zone) stressZone();
    if (view.date === previous.date && view.vs === previous.vs && view.mode === previous.mode)
      return;
    stage.tell(null);
    track.place();
    if (origin === 'timeline') {
      settling.moved(dates.moment);
      if (player.playing) track.reveal();
      return;
    }
    player.stop();
    track.reveal();
    if (origin === 'story' && history === 'replace') settling.rest(dates.moment);
    else settling.moved(dates.moment);
  }

  /** Brings handles and tools into line with what is compared. */
  function showCompared(): void {
    const { compared } = dates;
    if (compared) player.stop();
    compare.show(compared);
    stage.setComparing(compared !== null);
    track.place();
    compare.setActive(handles.active);
    tools.setLetter(compared ? compareWords.letters[handles.active] : null);
  }

  function paint(shown: Theme): void {
    stage.root.dataset.theme = shown;
    chart.paint(options.zoneColor);
  }

  return {
    destroy() {
      player.stop();
      compare.destroy();
      changes?.destroy();
      settling.destroy();
      track.destroy();
      unsubscribe();
      endMotion();
      announcer.destroy();
      stage.destroy();
    },
  };
}
