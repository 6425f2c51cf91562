import type { PublishedEvent } from '../core/publication/publication.ts';
import type { SeriesEvent } from '../core/series/series.ts';
import { parseDate } from '../core/time/civil-date.ts';
import { areas } from '../core/topology/areas.ts';
import { languageDirection } from '../core/words/language.ts';
import { inkColor } from '../picture/zone-paint.ts';
import type { Covered, Insets } from '../ui/map/camera-link.ts';
import { createLegend } from '../ui/map/legend.ts';
import type { Room } from '../ui/map/place-beside.ts';
import { createAsOfLabel } from '../ui/timeline/as-of-label.ts';
import { createTimeline } from '../ui/timeline/create-timeline.ts';
import { inGoodTime } from './in-good-time.ts';
import { fitLayout, type Layout } from './layout.ts';
import { createNoMapNotice } from './no-map-notice.ts';
import { createPlaceSelect } from './place-select.ts';
import { namedPlaces, namedPoint, provinceOf } from './places-of.ts';
import type { Spot } from './spot-mark.ts';
import { createStage } from './stage.ts';
import type { SurfaceOptions } from './surface.ts';

export interface ViewerOptions extends SurfaceOptions {
  readonly layout: Layout;
  /** false: begins as a picture, without a WebGL context */
  readonly live: boolean;
}

/** A map with its label, legend and timeline over one publication. */
export interface Viewer {
  /** Resolves once the first whole map has been drawn. */
  whenReady(): Promise<void>;
  /** Resolves once a frame with the view's date has been drawn. */
  drawn(): Promise<void>;
  /** Points to a spot; null ends it. */
  mark(spot: Spot | null): void;
  /** Lets go of the WebGL context, or takes one again; meanwhile a picture of the view is shown. */
  setLive(live: boolean): Promise<void>;
  setLayout(layout: Layout): void;
  destroy(): void;
}

/**
 * Builds a viewer in `root`, where viewer.css is adopted; the map is a picture while it is not live and where there is no WebGL2. Of a series
 * without any snapshot the basemap is shown, alone.
 */
export function createViewer(root: Node, options: ViewerOptions): Viewer {
  const { loaded, store, attention, language, systemTheme } = options;
  const { topology, publication } = loaded;
  const { series } = topology;
  const theme = () => store.get().theme ?? systemTheme;
  const frame = part('cm-viewer');
  frame.lang = language;
  frame.dir = languageDirection(language);
  frame.dataset.theme = theme();
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', publication.title);
  const mapPart = part('cm-viewer-map');
  const labelPart = part('cm-viewer-label');
  const legendPart = part('cm-viewer-legend');
  const timelinePart = part('cm-viewer-timeline');
  for (const [name, element] of Object.entries({ mapPart, labelPart, legendPart, timelinePart }))
    element.part.add(name.replace('Part', ''));
  frame.append(labelPart, mapPart, legendPart, timelinePart);
  root.appendChild(frame);
  const fit = fitLayout(frame, options.layout);

  const isBare = series.snapshots.length === 0;
  for (const panel of [labelPart, legendPart, timelinePart]) panel.hidden = isBare;
  const colors = new Map(series.actors.map(({ id, color }) => [id, color]));
  const legend = createLegend(legendPart, {
    topology,
    store,
    theme: systemTheme,
    language,
    ...(publication.methodNote && { methodNote: publication.methodNote }),
  });
  const label = createAsOfLabel(labelPart, { series, store, attention, language });
  const timeline = createTimeline(timelinePart, {
    series,
    areasKm2: areas(topology),
    events: publication.events.flatMap(toSeriesEvent),
    store,
    attention,
    topology,
    place: (id) => namedPoint(loaded, id, language),
    region: (id) => provinceOf(loaded, id),
    language,
    theme: systemTheme,
    zoneColor: (zone) => inkColor(colors.get(series.zones[zone]!.actor) ?? NO_COLOR, theme()),
  });
  // The map comes last: it fits its camera to the room that the others leave.
  const placeSelect = createPlaceSelect(mapPart, { places: namedPlaces(loaded), store, language });
  const covered = (): Covered => ({
    ...coveredBy([labelPart, legendPart], mapPart),
    bottom: coveredBelow(mapPart.querySelector('.cm-place-select'), mapPart),
    panels: [labelPart, legendPart].map((panel) => roomOf(panel, mapPart)),
  });
  const stage = createStage(mapPart, options, covered, options.live);
  const notice = isBare ? null : createNoMapNotice(mapPart, { series, store, attention, language });
  const unsubscribe = store.subscribe(({ view, previous }) => {
    if (view.theme === previous.theme) return;
    frame.dataset.theme = theme();
  });
  const stills = inGoodTime(async () => {
    await stage.whenReady();
    const { createPrintStills } = await import('./print-stills.ts');
    return createPrintStills(frame, { loaded, store, language, map: mapPart });
  });
  return {
    whenReady: stage.whenReady,
    drawn: stage.drawn,
    mark: stage.mark,
    setLive: stage.setLive,
    setLayout: fit.set,
    destroy() {
      unsubscribe();
      for (const each of [fit, timeline, legend, label, placeSelect, notice, stills, stage])
        each?.destroy();
      frame.remove();
    },
  };
}

const NO_COLOR = '#808080';
/** Share of the map's height that panels may claim when a box is to be seen whole. */
const MOST_COVERED = 0.4;

/** Room at the top that panels take: whole where one goes from side to side, in part where they fill corners. */
function coveredBy(panels: readonly HTMLElement[], map: HTMLElement): Insets {
  const room = map.getBoundingClientRect();
  const over = panels
    .map((panel) => panel.getBoundingClientRect())
    .filter(({ top, height }) => top < room.bottom && height > 0);
  const width = over.reduce((sum, box) => sum + box.width, 0);
  const height = Math.max(0, ...over.map(({ bottom }) => bottom - room.top));
  const share = Math.min(1, width / room.width) ** 2;
  return {
    top: Math.min(height * share, room.height * MOST_COVERED),
    right: 0,
    bottom: 0,
    left: 0,
  };
}

/** Where a panel is, CSS pixels from the map's top left. */
function roomOf(panel: HTMLElement, map: HTMLElement): Room {
  const { left: x, top: y } = map.getBoundingClientRect();
  const { left, top, right, bottom } = panel.getBoundingClientRect();
  return { left: left - x, top: top - y, right: right - x, bottom: bottom - y };
}

/** Widest map at whose lower edge a panel reaches far into it, CSS pixels; as in viewer.css. */
const NARROW_PX = 559;

/** Room at the bottom that a panel in the corner takes of a narrow map, while it is seen. */
function coveredBelow(panel: Element | null, map: HTMLElement): number {
  const room = map.getBoundingClientRect();
  if (!panel || room.width > NARROW_PX || getComputedStyle(panel).opacity === '0') return 0;
  return Math.max(0, room.bottom - panel.getBoundingClientRect().top);
}

function toSeriesEvent({ date, ...event }: PublishedEvent): SeriesEvent[] {
  const parsed = parseDate(date);
  return parsed ? [{ ...event, ...parsed }] : [];
}

function part(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}
