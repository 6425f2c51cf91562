import { type SeriesInfo, type Snapshot, STATUSES } from '../series/series.ts';
import {
  type ControlMember,
  type ControlTopoJson,
  type FileSnapshot,
  FORMAT_VERSION,
  fromFileSnapshot,
} from './file-format.ts';
import { type Border, GRID_PER_DEGREE, type Lifetime, type Topology } from './topology.ts';

/** What is wrong with a topology file, in one sentence with the place and the remedy. */
export class TopologyError extends Error {
  override readonly name = 'TopologyError';
}

/** Larger files are refused before they are parsed. */
export const MAX_TOPOLOGY_BYTES = 256 * 2 ** 20;

/** Reads the text of a topology file. Throws a TopologyError for anything that is not one. */
export function readTopology(text: string): Topology {
  if (text.length > MAX_TOPOLOGY_BYTES)
    fail(`${text.length} characters; the limit is ${MAX_TOPOLOGY_BYTES}: split the series`);
  const file = parse(text);
  const { control } = file;
  const series = readSeries(control);
  const zoneIndex = new Map(series.zones.map((zone, i) => [zone.id, i]));
  const arcs = readArcs(file);
  return {
    series,
    extent: control.extent,
    arcs,
    borders: readBorders(file, zoneIndex, series, arcs.length),
    snapTolerance: readTolerance(control),
  };
}

function parse(text: string): ControlTopoJson {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    return fail(`not JSON (${(error as Error).message}): was the download cut short?`);
  }
  const candidate = file as Partial<ControlTopoJson> | null;
  if (typeof candidate !== 'object' || candidate?.type !== 'Topology')
    fail('not TopoJSON: name a control.<hash>.topojson that "conflict-map build" wrote');
  if (typeof candidate?.control !== 'object' || candidate.control === null)
    fail('TopoJSON without the member "control": build it with "conflict-map build"');
  const { version } = candidate.control;
  if (version !== FORMAT_VERSION)
    fail(
      `topology version ${version} where this reader expects ${FORMAT_VERSION}: use the release that wrote it, or build anew`,
    );
  return candidate as ControlTopoJson;
}

function readSeries(control: ControlMember): SeriesInfo {
  const { extent, actors, zones, snapshots, maxCarryDays } = control;
  if (!Array.isArray(extent) || extent.length !== 4 || !extent.every(Number.isInteger))
    fail(`control.extent: expected four whole degrees, got ${JSON.stringify(extent)}`);
  const [west, south, east, north] = extent;
  if (!(west >= -180 && south >= -90 && east <= 180 && north <= 90 && west < east && south < north))
    fail(`control.extent: ${JSON.stringify(extent)} is not [west, south, east, north]`);
  if (!Array.isArray(actors) || !Array.isArray(zones) || !Array.isArray(snapshots))
    fail('control: actors, zones and snapshots must be lists');
  for (const zone of zones)
    if (!STATUSES.includes(zone.status) || !actors.some((actor) => actor.id === zone.actor))
      fail(`control.zones: ${JSON.stringify(zone.id)} names an unknown actor or status`);
  const read = snapshots.map((entry, i) => readSnapshot(entry, i));
  read.forEach((snapshot, i) => {
    if (i > 0 && snapshot.from <= read[i - 1]!.from)
      fail(`control.snapshots[${i}].date: not after the one before it`);
  });
  return {
    title: String(control.title),
    language: String(control.language),
    actors,
    zones,
    snapshots: read,
    maxCarryDays: maxCarryDays ?? null,
    sources: control.sources ?? [],
  };
}

function readTolerance({ snapTolerance = 0 }: ControlMember): number {
  return snapTolerance >= 0 && Number.isFinite(snapTolerance)
    ? snapTolerance
    : fail(`control.snapTolerance: ${JSON.stringify(snapTolerance)} is not degrees`);
}

function readSnapshot(entry: FileSnapshot, i: number): Snapshot {
  return (
    fromFileSnapshot(entry) ??
    fail(`control.snapshots[${i}]: a date of ${JSON.stringify(entry)} is not YYYY-MM-DD`)
  );
}

function readArcs({ arcs, control }: ControlTopoJson): Int32Array[] {
  const [west, south, east, north] = control.extent;
  const width = (east - west) * GRID_PER_DEGREE;
  const height = (north - south) * GRID_PER_DEGREE;
  if (!Array.isArray(arcs)) fail('arcs: not a list');
  return arcs.map((deltas, i) => {
    if (!Array.isArray(deltas) || deltas.length < 2) fail(`arcs[${i}]: fewer than two positions`);
    const arc = new Int32Array(deltas.length * 2);
    let [x, y] = [0, 0];
    deltas.forEach((delta, j) => {
      x += delta[0]!;
      y += delta[1]!;
      if (
        !(
          Number.isInteger(x) &&
          Number.isInteger(y) &&
          x >= 0 &&
          y >= 0 &&
          x <= width &&
          y <= height
        )
      )
        fail(`arcs[${i}][${j}]: leaves the extent`);
      arc[2 * j] = x;
      arc[2 * j + 1] = y;
    });
    return arc;
  });
}

function readBorders(
  file: ControlTopoJson,
  zoneIndex: ReadonlyMap<string, number>,
  series: SeriesInfo,
  arcCount: number,
): Border[] {
  const object = file.objects?.borders;
  if (object?.type !== 'GeometryCollection') fail('objects.borders: expected a GeometryCollection');
  return object.geometries.map((geometry, i) => {
    const where = `objects.borders.geometries[${i}]`;
    if (geometry.type !== 'MultiLineString') return fail(`${where}: expected a MultiLineString`);
    const { zone: id, lifetimes } = (geometry.properties ?? {}) as {
      zone?: string;
      lifetimes?: Lifetime[];
    };
    const zone = zoneIndex.get(String(id));
    if (zone === undefined)
      return fail(`${where}.properties.zone: ${JSON.stringify(id)} is not a zone of the file`);
    checkLifetimes(lifetimes, series.snapshots.length, where);
    const arcs = Int32Array.from(geometry.arcs.flat());
    for (const arc of arcs)
      if ((arc >= 0 ? arc : ~arc) >= arcCount) fail(`${where}.arcs: there is no arc ${arc}`);
    return { zone, lifetimes: lifetimes!, arcs };
  });
}

function checkLifetimes(
  lifetimes: readonly Lifetime[] | undefined,
  count: number,
  where: string,
): void {
  if (!Array.isArray(lifetimes) || lifetimes.length === 0)
    fail(`${where}.properties.lifetimes: missing`);
  let last = -1;
  for (const [from, to] of lifetimes!) {
    const sound =
      Number.isInteger(from) && Number.isInteger(to) && last < from && from < to && to <= count;
    if (!sound)
      fail(
        `${where}.properties.lifetimes: [${from}, ${to}] is out of order or past the ${count} snapshots`,
      );
    last = to;
  }
}

function fail(message: string): never {
  throw new TopologyError(message);
}
