import type { GeometryCollection, MultiPolygon, Polygon } from 'topojson-specification';
import { areas } from './areas.ts';
import {
  type BorderProperties,
  type ControlMember,
  type ControlTopoJson,
  FORMAT_VERSION,
  toFileSnapshot,
} from './file-format.ts';
import { polygonsAt } from './rings-at.ts';
import { GRID_PER_DEGREE, type Topology } from './topology.ts';

/**
 * The text of a topology file (docs/spec/topology.md): TopoJSON 1.0 that any tool opens. The same series
 * gives the same bytes. `sha256` returns the lower-case hex digest of a text's UTF-8.
 */
export function writeTopology(topology: Topology, sha256: (text: string) => string): string {
  const { series, extent } = topology;
  const control: ControlMember = {
    version: FORMAT_VERSION,
    title: series.title,
    language: series.language,
    extent,
    actors: series.actors,
    zones: series.zones,
    snapshots: series.snapshots.map(toFileSnapshot),
    maxCarryDays: series.maxCarryDays,
    sources: series.sources,
    ...(topology.snapTolerance > 0 && { snapTolerance: topology.snapTolerance }),
    areaKm2: Object.fromEntries(
      areas(topology).map((perSnapshot, zone) => [
        series.zones[zone]!.id,
        [...perSnapshot].map((area) => Math.round(area * 1e6) / 1e6),
      ]),
    ),
  };
  const file: ControlTopoJson = {
    type: 'Topology',
    bbox: [...extent],
    transform: {
      scale: [1 / GRID_PER_DEGREE, 1 / GRID_PER_DEGREE],
      translate: [extent[0], extent[1]],
    },
    objects: { latest: latest(topology), borders: borders(topology) },
    arcs: topology.arcs.map(toDeltas),
    control,
  };
  const digest = sha256(JSON.stringify(file));
  return JSON.stringify({ ...file, control: { ...control, sha256: digest } });
}

function borders({ borders, series }: Topology): GeometryCollection<BorderProperties> {
  return {
    type: 'GeometryCollection',
    geometries: borders.map(({ zone, lifetimes, arcs }) => ({
      type: 'MultiLineString',
      properties: { zone: series.zones[zone]!.id, lifetimes },
      arcs: [...arcs].map((arc) => [arc]),
    })),
  };
}

/** The newest snapshot, a polygon geometry for each zone, exteriors clockwise as TopoJSON's and D3's tools take them. */
function latest(topology: Topology): GeometryCollection<{ zone: string }> {
  const last = topology.series.snapshots.length - 1;
  const geometries = topology.series.zones.flatMap(({ id }, zone): (Polygon | MultiPolygon)[] => {
    const arcs = polygonsAt(topology, zone, last).map((polygon) =>
      polygon.map((ring) => ring.arcs.map((arc) => ~arc).reverse()),
    );
    return arcs.length > 0 ? [{ type: 'MultiPolygon', properties: { zone: id }, arcs }] : [];
  });
  return { type: 'GeometryCollection', geometries } as GeometryCollection<{ zone: string }>;
}

function toDeltas(arc: Int32Array): [number, number][] {
  const out: [number, number][] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < arc.length; i += 2) {
    out.push([arc[i]! - x, arc[i + 1]! - y]);
    x = arc[i]!;
    y = arc[i + 1]!;
  }
  return out;
}
