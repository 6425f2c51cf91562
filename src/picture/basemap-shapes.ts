import type {
  Feature,
  LineString,
  MultiLineString,
  MultiPolygon,
  Polygon,
  Position,
} from 'geojson';
import { feature, merge } from 'topojson-client';
import type { Bbox } from '../core/series/series.ts';
import type {
  BasemapPack,
  CountryProperties,
  RiverLabelProperties,
  RiverProperties,
} from './basemap.ts';

/** The kinds of line on a basemap, from the one drawn first. */
export const LINE_KINDS = ['province', 'separation', 'disputed', 'border'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** A basemap's geometry, ready to draw: the world, and over it the region where there is one. */
export interface BasemapShapes {
  readonly worldLand: Feature<MultiPolygon>;
  readonly worldLakes: Feature<MultiPolygon>;
  /** drawn in the sea's colour between the world and the region's land, it hides the coarser world */
  readonly frame?: Feature<Polygon>;
  readonly land?: Feature<MultiPolygon>;
  readonly focusLand?: Feature<MultiPolygon>;
  readonly lakes?: Feature<MultiPolygon>;
  /** the world's lines end where the region's begin */
  readonly lines: readonly { readonly kind: LineKind; readonly shape: Feature<MultiLineString> }[];
  readonly rivers: readonly Feature<MultiLineString, RiverProperties>[];
  readonly riverNames: readonly Feature<LineString, RiverLabelProperties>[];
}

/** The frame lies this far within the region's land, degrees, so that no seam shows at its edge. */
const FRAME_INSET = 0.02;

const known = new WeakMap<BasemapPack, WeakMap<BasemapPack, BasemapShapes>>();

/** What to draw of a world and, where there is one, a region pack; worked out once for the two. */
export function basemapShapes(world: BasemapPack, region?: BasemapPack | null): BasemapShapes {
  const ofWorld = known.get(world) ?? new WeakMap<BasemapPack, BasemapShapes>();
  known.set(world, ofWorld);
  const shapes = ofWorld.get(region ?? world) ?? workOut(world, region);
  ofWorld.set(region ?? world, shapes);
  return shapes;
}

function workOut(world: BasemapPack, region: BasemapPack | null | undefined): BasemapShapes {
  const shapes = {
    worldLand: feature(world, world.objects.land),
    worldLakes: feature(world, world.objects.lakes),
  };
  const worldLines = LINE_KINDS.flatMap((kind) => {
    const lines = world.objects[kind];
    if (!lines) return [];
    const { coordinates } = feature(world, lines).geometry;
    return [
      { kind, shape: multiLine(region ? outsideBox(coordinates, region.bbox) : coordinates) },
    ];
  });
  if (!region) return { ...shapes, lines: worldLines, rivers: [], riverNames: [] };
  const { countries, rivers, riverLabels } = region.objects;
  const focus = countries.geometries.filter(
    ({ properties }) => (properties as CountryProperties | undefined)?.focus,
  );
  return {
    ...shapes,
    frame: frame(region.bbox),
    land: feature(region, region.objects.land),
    focusLand: {
      type: 'Feature',
      properties: null,
      geometry: merge(region, focus as Parameters<typeof merge>[1]),
    },
    lakes: feature(region, region.objects.lakes),
    lines: LINE_KINDS.flatMap((kind) => {
      const lines = region.objects[kind];
      const outside = worldLines.filter((line) => line.kind === kind);
      return lines ? [...outside, { kind, shape: feature(region, lines) }] : outside;
    }),
    rivers: rivers ? (feature(region, rivers).features as BasemapShapes['rivers']) : [],
    riverNames: riverLabels
      ? (feature(region, riverLabels).features as BasemapShapes['riverNames'])
      : [],
  };
}

/**
 * The parts of lines that lie outside a box, cut where they cross its edge.
 * A segment is cut by Liang and Barsky's parameters (ACM TOG 3, 1984).
 */
export function outsideBox(lines: readonly Position[][], box: Bbox): Position[][] {
  return lines.flatMap((line) => {
    const kept: Position[][] = [];
    let open: Position[] = [];
    const add = (from: Position, to: Position) => {
      if (open.length === 0) {
        open.push(from);
        kept.push(open);
      }
      open.push(to);
    };
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!];
      const [enter, leave] = insideSpan(a, b, box) ?? [1, 1];
      if (enter > 0) add(a, enter < 1 ? along(a, b, enter) : b);
      if (enter === leave) continue;
      open = [];
      if (leave < 1) add(along(a, b, leave), b);
    }
    return kept;
  });
}

/** From where to where, 0-1, the segment ab lies within the box; null when it does not. */
function insideSpan(a: Position, b: Position, box: Bbox): [enter: number, leave: number] | null {
  let [enter, leave] = [0, 1];
  for (const axis of [0, 1] as const) {
    const [from, step] = [a[axis]!, b[axis]! - a[axis]!];
    const [low, high] = [box[axis], box[axis + 2]!];
    if (step === 0) {
      if (from < low || from > high) return null;
      continue;
    }
    const [near, far] = [(low - from) / step, (high - from) / step];
    enter = Math.max(enter, Math.min(near, far));
    leave = Math.min(leave, Math.max(near, far));
  }
  return enter < leave ? [enter, leave] : null;
}

function along(a: Position, b: Position, at: number): Position {
  return [a[0]! + (b[0]! - a[0]!) * at, a[1]! + (b[1]! - a[1]!) * at];
}

function multiLine(coordinates: Position[][]): Feature<MultiLineString> {
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}

function frame(bbox: Bbox): Feature<Polygon> {
  const [west, south] = [bbox[0] + FRAME_INSET, bbox[1] + FRAME_INSET];
  const [east, north] = [bbox[2] - FRAME_INSET, bbox[3] - FRAME_INSET];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}
