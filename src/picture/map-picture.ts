import type { Geometry } from 'geojson';
import { changeRegions } from '../core/topology/change-regions.ts';
import { toGeoJson } from '../core/topology/rings-at.ts';
import { shapesBox } from '../core/topology/shapes-box.ts';
import type { Topology } from '../core/topology/topology.ts';
import type { Camera, Theme } from '../core/view/view-state.ts';
import type { BasemapPack, Gazetteer } from './basemap.ts';
import { basemapShapes } from './basemap-shapes.ts';
import { CHANGES, changePaints, type FillPaint } from './change-paint.ts';
import { cameraFor, type MapProjection, mapProjection } from './map-projection.ts';
import { type Palette, palettes } from './palette.ts';
import { patternDef } from './pattern-def.ts';
import { drawPanels, type PictureWords } from './picture-panels.ts';
import { type PlacedLabel, placeLabels } from './place-labels.ts';
import { scaleBar } from './scale-bar.ts';
import { type Attributes, escapeXml, svg } from './svg-text.ts';
import { FEATHER_PX, type ZonePaint, zonePaints } from './zone-paint.ts';

export interface MapPictureOptions {
  readonly topology: Topology;
  /** index into the series' snapshots; null draws "no map": the land greyed */
  readonly snapshot: number | null;
  /** draws what one zone held, gained and lost since an earlier or later snapshot, and nothing else */
  readonly since?: { readonly snapshot: number; readonly zone: number };
  readonly basemap: {
    readonly world: BasemapPack;
    readonly region: BasemapPack | null;
    readonly gazetteer: Gazetteer;
  };
  readonly theme: Theme;
  /** BCP 47, of the names */
  readonly language: string;
  /** CSS pixels */
  readonly width: number;
  readonly height: number;
  /** absent: what fits all that the series ever held */
  readonly camera?: Camera;
  /** what the picture says of itself; absent where the page around it says so */
  readonly words?: PictureWords;
}

export const FONT = '"IBM Plex Sans", "IBM Plex Sans Arabic", system-ui, sans-serif';

/**
 * The map of one date as an SVG document, drawn from the same rings and with the same paint as the WebGL map. It needs
 * no script, style sheet or font file, and no network.
 */
export function drawMapPicture(options: MapPictureOptions): string {
  const { topology, snapshot, basemap, theme, language, width, height, words, since } = options;
  const camera =
    options.camera ?? cameraFor(shapesBox(topology), width, height, width > 600 ? 40 : 16);
  const projection = mapProjection(camera, width, height);
  const palette = palettes[theme];
  const shapes = basemapShapes(basemap.world, basemap.region);
  const { path } = projection;
  const area = (
    geometry: Geometry | { geometry: Geometry } | undefined,
    fill: string,
    extra = {},
  ) => {
    const d = geometry && path(geometry as Parameters<typeof path>[0]);
    return d ? svg('path', { d, fill, ...extra }) : '';
  };
  const lines = shapes.lines.map(({ kind, shape }) => {
    const d = path(shape);
    const stroke = kind === 'province' ? palette.province : palette.border;
    const dash = kind === 'border' ? undefined : '4 3';
    return d
      ? svg('path', {
          d,
          fill: 'none',
          stroke,
          'stroke-width': kind === 'border' ? 1 : 0.75,
          'stroke-dasharray': dash,
        })
      : '';
  });
  const rivers = shapes.rivers.map((river) => {
    const d = path(river);
    const strokeWidth = 1.6 - river.properties.rank * 0.35;
    return d
      ? svg('path', { d, fill: 'none', stroke: palette.river, 'stroke-width': strokeWidth })
      : '';
  });
  const paints = legendPaints(options);
  const panels = words ? drawPanels(words, paints, { theme, width, height }) : null;
  const scale = panels ? scaleBar(camera, { width, height, theme, taken: panels.boxes }) : null;
  const labels = placeLabels(basemap.gazetteer, projection, camera, {
    width,
    height,
    language,
    taken: [...(panels?.boxes ?? []), ...(scale ? [scale.box] : [])],
  });
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': FONT,
      role: 'img',
    },
    words ? svg('title', {}, escapeXml(words.title)) : '',
    svg('rect', { width, height, fill: palette.sea }),
    area(shapes.worldLand, palette.land),
    area(shapes.worldLakes, palette.lake),
    area(shapes.frame, palette.sea),
    area(shapes.land, palette.land),
    area(shapes.focusLand, palette.focusLand),
    area(shapes.lakes, palette.lake),
    snapshot === null
      ? area(shapes.focusLand ?? shapes.worldLand, '#808080', { 'fill-opacity': 0.25 })
      : since
        ? drawChange(topology, since, snapshot, theme, projection)
        : drawZones(topology, snapshot, theme, projection),
    ...rivers,
    ...lines,
    ...labels.map((label) => drawLabel(label, palette)),
    scale?.svg ?? '',
    panels?.svg ?? '',
  );
}

/** True when the snapshot's shapes were reckoned, not reported. */
export function isEstimated(topology: Topology, snapshot: number | null): boolean {
  return snapshot !== null && topology.series.snapshots[snapshot]?.method === 'estimate';
}

function legendPaints({ topology, snapshot, since, theme }: MapPictureOptions): FillPaint[] {
  const { series } = topology;
  if (since) {
    const paints = changePaints(colorOf(topology, since.zone), theme);
    return CHANGES.map((change) => paints[change]);
  }
  const paints = zonePaints(series, theme, isEstimated(topology, snapshot));
  return series.zones.map((_, zone) => paints.find((paint) => paint.zone === zone)!);
}

function colorOf({ series }: Topology, zone: number): string {
  const { actor } = series.zones[zone]!;
  return series.actors.find(({ id }) => id === actor)?.color ?? '#808080';
}

function drawChange(
  topology: Topology,
  since: { snapshot: number; zone: number },
  snapshot: number,
  theme: Theme,
  { path }: MapProjection,
): string {
  const paints = changePaints(colorOf(topology, since.zone), theme);
  const { id } = topology.series.zones[since.zone]!;
  const soft = isEstimated(topology, snapshot) || isEstimated(topology, since.snapshot);
  const { features } = changeRegions(topology, since.snapshot, snapshot);
  return CHANGES.map((change) => {
    const feature = features.find(
      ({ properties }) => properties.zone === id && properties.change === change,
    );
    const d = feature && path(feature.geometry);
    return d ? drawFill(`change-${change}`, paints[change], soft ? FEATHER_PX : 0, d) : '';
  }).join('');
}

function drawZones(
  topology: Topology,
  snapshot: number,
  theme: Theme,
  { path }: MapProjection,
): string {
  const estimated = isEstimated(topology, snapshot);
  const held = new Map(toGeoJson(topology, snapshot).features.map((f) => [f.properties.zone, f]));
  return zonePaints(topology.series, theme, estimated)
    .map((paint) => {
      const feature = held.get(topology.series.zones[paint.zone]!.id);
      const d = feature && path(feature.geometry);
      return d ? drawZone(paint, d) : '';
    })
    .join('');
}

function drawZone(paint: ZonePaint, d: string): string {
  const { border } = paint;
  return drawFill(`zone-${paint.zone}`, paint, paint.featherPx, d, {
    stroke: border?.color,
    'stroke-width': border?.widthPx,
    'stroke-linejoin': border ? 'round' : undefined,
  });
}

/** An area filled as painted, its edge fading over `featherPx`. */
function drawFill(
  id: string,
  paint: FillPaint,
  featherPx: number,
  d: string,
  line: Attributes = {},
): string {
  const soft = featherPx > 0;
  const filter = soft
    ? svg(
        'filter',
        { id: `${id}-soft`, x: '-5%', y: '-5%', width: '110%', height: '110%' },
        svg('feGaussianBlur', { stdDeviation: featherPx / 3 }),
      )
    : '';
  return (
    svg('defs', {}, patternDef(id, paint), filter) +
    svg('path', {
      d,
      'fill-rule': 'evenodd',
      fill: `url(#${id})`,
      filter: soft ? `url(#${id}-soft)` : undefined,
      ...line,
    })
  );
}

function drawLabel({ kind, name, x, y, fontSize, textX }: PlacedLabel, palette: Palette): string {
  const round = (value: number) => Math.round(value * 10) / 10;
  const text = {
    y: round(y + fontSize * 0.35),
    'font-size': fontSize,
    stroke: palette.halo,
    'stroke-width': 3,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  };
  if (kind === 'country')
    return svg(
      'text',
      {
        ...text,
        x: round(x),
        fill: palette.country,
        'text-anchor': 'middle',
        'letter-spacing': '0.16em',
      },
      escapeXml(name.toUpperCase()),
    );
  return (
    svg('circle', { cx: round(x), cy: round(y), r: 2.5, fill: palette.place }) +
    svg('text', { ...text, x: round(textX), fill: palette.place }, escapeXml(name))
  );
}
