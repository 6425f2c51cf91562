import type { GeoPermissibleObjects } from 'd3';
import { comparedZones } from '../core/figures/compared-zones.ts';
import { mappedChange } from '../core/figures/mapped-change.ts';
import { toGeoJson } from '../core/topology/rings-at.ts';
import { shapesBox } from '../core/topology/shapes-box.ts';
import type { Topology } from '../core/topology/topology.ts';
import type { Camera, Theme } from '../core/view/view-state.ts';
import type { BasemapPack, Gazetteer } from './basemap.ts';
import { basemapShapes } from './basemap-shapes.ts';
import type { FillPaint } from './change-paint.ts';
import { changeRows } from './change-rows.ts';
import { drawChange } from './draw-change.ts';
import { drawFill } from './draw-fill.ts';
import { cameraFor, type MapProjection, mapProjection } from './map-projection.ts';
import { type Palette, palettes } from './palette.ts';
import { type Box, drawPanels, type PictureWords } from './picture-panels.ts';
import { type PlacedLabel, placeLabels } from './place-labels.ts';
import { pointsWithin, ringsInPixels } from './points-within.ts';
import { scaleBar } from './scale-bar.ts';
import { escapeXml, svg } from './svg-text.ts';
import { isEstimated, zonePaints } from './zone-paint.ts';

export interface MapPictureOptions {
  readonly topology: Topology;
  /** index into the series' snapshots; null draws "no map": the land greyed */
  readonly snapshot: number | null;
  /**
   * draws what changed since an earlier or later snapshot, and nothing else: of the zone named, else of all that
   * `comparedZones` names
   */
  readonly since?: { readonly snapshot: number; readonly zone?: number };
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
  /** CSS pixels: what is smaller is left out of lines; 0 leaves out nothing */
  readonly tolerance?: number;
  /** what the picture says of itself; absent where the page around it says so */
  readonly words?: PictureWords;
  /** before every id in the document, where several stand in one page */
  readonly idPrefix?: string;
}

export const FONT = '"IBM Plex Sans", "IBM Plex Sans Arabic", system-ui, sans-serif';

/**
 * The map of one date as an SVG document, drawn from the same rings and with the same paint as the WebGL map. It needs
 * no script, style sheet or font file, and no network.
 */
export function drawMapPicture({ theme, ...options }: MapPictureOptions): string {
  return paint(options, layOut(options), theme);
}

/** The same picture in every theme; what does not depend on the theme is worked out once. */
export function drawMapPictures(options: Unpainted): Readonly<Record<Theme, string>> {
  const layout = layOut(options);
  return { light: paint(options, layout, 'light'), dark: paint(options, layout, 'dark') };
}

type Unpainted = Omit<MapPictureOptions, 'theme'>;

/** Where everything of a picture is. */
interface Layout {
  readonly camera: Camera;
  readonly projection: MapProjection;
  /** what zones hold, by their ids */
  readonly held: ReadonlyMap<string, GeoJSON.MultiPolygon>;
}

function layOut({ topology, snapshot, width, height, ...options }: Unpainted): Layout {
  const camera =
    options.camera ?? cameraFor(shapesBox(topology), width, height, width > 600 ? 40 : 16);
  const projection = mapProjection(camera, width, height, options.tolerance);
  const written = new WeakMap<object, string>();
  const features = snapshot === null ? [] : toGeoJson(topology, snapshot).features;
  return {
    camera,
    projection: {
      ...projection,
      path(geometry) {
        const data = written.get(geometry) ?? projection.path(geometry);
        written.set(geometry, data);
        return data;
      },
    },
    held: new Map(features.map(({ properties, geometry }) => [properties.zone, geometry])),
  };
}

function paint(options: Unpainted, layout: Layout, theme: Theme): string {
  const { topology, snapshot, basemap, language, width, height, words, since } = options;
  const { camera, projection, held } = layout;
  const prefix = options.idPrefix ?? '';
  const palette = palettes[theme];
  const shapes = basemapShapes(basemap.world, basemap.region);
  const { path } = projection;
  const area = (geometry: GeoPermissibleObjects | undefined, fill: string, extra = {}) => {
    const d = geometry && path(geometry);
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
    const strokeWidth = Math.round(160 - river.properties.rank * 35) / 100;
    return d
      ? svg('path', { d, fill: 'none', stroke: palette.river, 'stroke-width': strokeWidth })
      : '';
  });
  const paints = legendPaints(options, theme);
  const rings = words ? ringsInPixels([...held.values()], projection) : [];
  const hides = (box: Box) => pointsWithin(rings, box);
  const panels = words && drawPanels(words, paints, { theme, width, height, prefix, hides });
  const scale = panels && scaleBar(camera, { width, height, theme, taken: panels.boxes });
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
    words?.description === undefined ? '' : svg('desc', {}, escapeXml(words.description)),
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
        ? drawChange(
            { topology, from: since.snapshot, to: snapshot, zone: since.zone, theme, prefix },
            projection,
          )
        : drawZones({ topology, snapshot, theme, prefix }, layout),
    ...rivers,
    ...lines,
    ...labels.map((label) => drawLabel(label, palette)),
    scale?.svg ?? '',
    panels?.svg ?? '',
  );
}

/** The fills of each line of the legend. */
function legendPaints(
  { topology, snapshot, since }: Unpainted,
  theme: Theme,
): (readonly FillPaint[])[] {
  const { series } = topology;
  if (since && snapshot !== null) {
    const compared = comparedZones(series, since.zone);
    const change = mappedChange(topology, compared, since.snapshot, snapshot);
    return changeRows(series, compared, theme, change).map(({ paints }) => paints);
  }
  const paints = zonePaints(series, theme, isEstimated(series, snapshot));
  return series.zones.map((_, zone) => [paints.find((paint) => paint.zone === zone)!]);
}

function drawZones(
  options: { topology: Topology; snapshot: number; theme: Theme; prefix: string },
  { held, projection }: Layout,
): string {
  const { topology, snapshot, theme, prefix } = options;
  const { series } = topology;
  return zonePaints(series, theme, isEstimated(series, snapshot))
    .map((paint) => {
      const { zone, featherPx, border } = paint;
      const geometry = held.get(series.zones[zone]!.id);
      const d = geometry && projection.path(geometry);
      if (!d) return '';
      return drawFill(`${prefix}zone-${zone}`, paint, featherPx, d, {
        stroke: border?.color,
        'stroke-width': border?.widthPx,
        'stroke-linejoin': border ? 'round' : undefined,
      });
    })
    .join('');
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
