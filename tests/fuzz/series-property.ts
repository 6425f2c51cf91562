import fc from 'fast-check';
import { multiPolygonAreaKm2 } from '../../src/core/geometry/ellipsoid-area.ts';
import { CHECK_LIMITS } from '../../src/core/intake/checks/check-limits.ts';
import { importSeries } from '../../src/core/intake/import/import-series.ts';
import { hasErrors, type Problem } from '../../src/core/intake/problem.ts';
import { areas } from '../../src/core/topology/areas.ts';
import { readTopology } from '../../src/core/topology/read-topology.ts';
import { ringsAt, toCoordinates } from '../../src/core/topology/rings-at.ts';
import { writeTopology } from '../../src/core/topology/write-topology.ts';
import { sha256 } from '../../src/publish/digest.ts';
import { weaveSeries } from '../../src/publish/weave-series.ts';
import { slabAreas } from '../support/slab-areas.ts';
import { soundFiles, type TestFile, ZONES } from './arbitrary-series.ts';
import { BREAKS, KEEP_AREAS } from './breaks.ts';

/**
 * Areas at each date may differ from the source's by the ground along its borders that rounding to the grid and
 * snapping (docs/spec/series-folder.md, `snapTolerance`) can move: so much of their length, in degrees, either way.
 */
export const TOLERANCE_DEGREES = 4e-5;
/** No case takes longer: a hang. */
export const PATIENCE_MS = 5000;

/** Corners at random on a coarse grid: edges that cross, run along others and back. */
const scribble = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 3, maxLength: 9 });

/** One case: files of a series, the breaks put into them, by file and kind, and areas scribbled into them. */
export const seriesCase = fc.record({
  files: soundFiles,
  breaks: fc.array(fc.tuple(fc.nat(20), fc.nat(BREAKS.length - 1)), { maxLength: 2 }),
  scribbles: fc.array(fc.tuple(fc.nat(20), scribble), { maxLength: 1 }),
});

export type SeriesCase = typeof seriesCase extends fc.Arbitrary<infer T> ? T : never;

/** Throws where a series, sound or broken, does not come through import, weave, write, read and ringsAt as it should. */
export function checkSeries({ files: sound, breaks, scribbles }: SeriesCase): void {
  const start = performance.now();
  const files = structuredClone(sound);
  const broken = new Set<TestFile>();
  const due = applyBreaks(files, breaks, broken);
  addScribbles(
    files.filter((file) => !broken.has(file)),
    scribbles,
  );
  const isPlain = scribbles.length === 0 && due.length === 0;
  const keepsAreas = scribbles.length === 0 && due.every(({ codes }) => KEEP_AREAS.has(codes[0]!));
  const { problems, folder } = importFiles(files);
  const snapshots = folder ? weaveSeries(asFiles(folder)) : null;
  const told = [...problems, ...(snapshots?.problems ?? [])];
  for (const { name, codes, ofSeries } of due)
    if (!(ofSeries && !folder) && !told.some(({ code }) => codes.includes(code)))
      throw new Error(`"${name}" is not told of: ${told.map(({ code }) => code).join(', ')}`);
  if (isPlain && hasErrors(problems))
    throw new Error(`a sound series is refused: ${list(problems)}`);
  const woven = snapshots?.woven;
  if (folder && !woven && !hasErrors(snapshots!.problems)) throw new Error('nothing was woven');
  if (woven) compare(woven.topology, keepsAreas ? sound : null);
  const ms = performance.now() - start;
  if (ms > PATIENCE_MS) throw new Error(`took ${ms.toFixed(0)} ms`);
}

function addScribbles(files: TestFile[], scribbles: SeriesCase['scribbles']): void {
  for (const [at, corners] of files.length > 0 ? scribbles : []) {
    const ring = [...corners, corners[0]!].map(([x, y]) => [39 + x / 100, 33 + y / 100]);
    files[at % files.length]!.collection.features.push({
      type: 'Feature',
      properties: { zone: 'isis/influence' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    });
  }
}

function applyBreaks(files: TestFile[], breaks: SeriesCase['breaks'], broken: Set<TestFile>) {
  return breaks.flatMap(([at, kind]) => {
    const file = files[at % files.length]!;
    if (broken.has(file)) return [];
    const chosen = BREAKS[kind]!;
    const others = files.filter((other) => other !== file && !broken.has(other));
    const touched = chosen.apply(file, others);
    for (const one of touched) broken.add(one);
    return touched.length > 0 ? [chosen] : [];
  });
}

function importFiles(files: readonly TestFile[]) {
  const folder = new Map<string, string>();
  const inputs = files.map(({ name, collection }) => ({ name, text: JSON.stringify(collection) }));
  const mapping = { rules: [], zones: ZONES.map(zoneOf), actors: ['isis', 'syria'].map(actorOf) };
  const read = (file: string) => folder.get(file)!;
  const across = { placeFiles: [], checks: CHECK_LIMITS, read };
  const { problems } = importSeries(
    inputs,
    { mapping, title: 'fuzz', existing: null, across },
    (file, text) => folder.set(file, text),
  );
  return { problems, folder: hasErrors(problems) ? null : folder };
}

function compare(topology: Parameters<typeof areas>[0], files: readonly TestFile[] | null): void {
  const text = writeTopology(topology, sha256);
  const read = readTopology(text);
  if (writeTopology(read, sha256) !== text)
    throw new Error('written, read and written again differs');
  const summed = areas(read);
  read.series.snapshots.forEach((_, snapshot) => {
    for (const { zone, polygons } of ringsAt(read, snapshot)) {
      const id = read.series.zones[zone]!.id;
      const drawnKm2 = multiPolygonAreaKm2(toCoordinates(read, polygons));
      const saidKm2 = summed[zone]![snapshot]!;
      if (Math.abs(drawnKm2 - saidKm2) > 1e-6 * (1 + saidKm2))
        throw new Error(`${id} at ${snapshot}: rings ${drawnKm2}, areas ${saidKm2} km2`);
      if (files) compareWithSource(id, polygons, files[snapshot]!);
    }
  });
}

/** In square degrees on both sides, the source's by a sweep that shares nothing with the product. */
function compareWithSource(
  id: string,
  polygons: Parameters<typeof toCoordinates>[1],
  { collection, name }: TestFile,
): void {
  const source = collection.features.filter(({ properties }) => properties.zone === id);
  const rings = source.flatMap(({ geometry }) => {
    const { type, coordinates } = geometry as { type: string; coordinates: unknown };
    const parts = (type === 'Polygon' ? [coordinates] : coordinates) as number[][][][];
    return parts.flatMap((part) => part.map((ring, i) => wound(ring, i === 0)));
  });
  const { a: due } = slabAreas(rings, [], 'nonzero');
  const drawn = polygons.flatMap(({ rings: found }) =>
    found.map((ring) => Array.from(ring, (v) => v / 1e5)),
  );
  const { a: got } = slabAreas(drawn, [], 'nonzero');
  const length = rings.reduce((sum, ring) => sum + perimeter(ring), 0);
  if (Math.abs(due - got) > TOLERANCE_DEGREES * length + 1e-9)
    throw new Error(`${name}, ${id}: ${got} square degrees drawn of ${due}`);
}

function wound(ring: readonly number[][], isExterior: boolean): number[] {
  const open = ring.slice(1);
  const area = open.reduce((sum, [x, y], i) => {
    const [px, py] = open.at(i - 1) as [number, number];
    return sum + (px * y! - x! * py);
  }, 0);
  return (area > 0 === isExterior ? open : [...open].reverse()).flat();
}

function perimeter(ring: readonly number[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += Math.hypot(ring[i]! - ring[j]!, ring[i + 1]! - ring[j + 1]!);
  return sum;
}

function asFiles(folder: ReadonlyMap<string, string>) {
  return { read: (path: string) => folder.get(path) ?? null, names: () => [...folder.keys()] };
}

function zoneOf(id: (typeof ZONES)[number]) {
  const [actor, status] = id.split('/') as [string, 'control' | 'influence'];
  return { id, actor, status };
}

function actorOf(id: string, i: number) {
  return { id, name: { en: id }, color: i === 0 ? '#c8102e' : '#1f5fa8' };
}

function list(problems: readonly Problem[]): string {
  return problems.map(({ code, message }) => `${code}: ${message}`).join('; ');
}
