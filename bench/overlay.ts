import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import initGeos from 'geos-wasm';
import * as polyclip from 'polyclip-ts';
import { doubleArea } from '../src/core/geometry/flat-ring.ts';
import { windingRegions } from '../src/core/geometry/overlay.ts';
import { dissolve, quantise } from '../src/core/topology/dissolve.ts';
import { realDays } from '../tests/support/shared-data.ts';
import { type Areas, slabAreas } from '../tests/support/slab-areas.ts';

/** Closed integer rings: exterior counter-clockwise, then holes. */
type Shape = readonly (readonly number[])[][];
interface Pair {
  readonly a: Shape;
  readonly b: Shape;
}
interface Engine {
  readonly name: string;
  /** what a crossing ring means to it */
  readonly rule: 'nonzero' | 'evenodd';
  /** null when it gives up: an exception, or more than `PATIENCE_MS` */
  areas(pair: Pair): Promise<Areas | null>;
}

const SEED = 20161021;
const PATIENCE_MS = 2000;
/** An engine errs when an area is off by this share of A ... */
const SHARE = 1e-3;
/** ... and by more than rounding its borders to whole units may do. */
const UNITS = 2;

/** Overlay engines beside one another: right areas (adr 4) and processor time a pair. Seeded; real days where they lie beside the checkout. */
export async function benchOverlay(): Promise<void> {
  console.log(`${cpus()[0]!.model}, node ${process.version}, seed ${SEED}`);
  const corpora: Record<string, Pair[]> = {
    'on a coarse grid': sample(7, 1024, 9, 1500),
    'crossing themselves': sample(1 << 20, 1, 24, 500),
    'real days': realPairs(),
  };
  const engines = [ours(), bareClipper(), await clipperWasm(), polyclipEngine(), await geos()];
  for (const [name, pairs] of Object.entries(corpora)) {
    if (pairs.length === 0) continue;
    console.log(`\n${pairs.length} pairs ${name}`);
    console.log(line(['', 'wrong', 'identity', 'gave up', 'CPU ms']));
    for (const engine of engines) console.log(line(await measure(engine, pairs)));
  }
}

async function measure(engine: Engine, pairs: readonly Pair[]): Promise<string[]> {
  let [wrong, broken, failed, ms] = [0, 0, 0, 0];
  for (const pair of pairs) {
    const start = process.cpuUsage();
    const found = await engine.areas(pair);
    const { user, system } = process.cpuUsage(start);
    ms += (user + system) / 1000;
    if (!found) {
      failed += 1;
      continue;
    }
    const truth = slabAreas(pair.a.flat(), pair.b.flat(), engine.rule);
    const allowed = SHARE * truth.a + UNITS * (length(pair.a) + length(pair.b));
    const off = (Object.keys(truth) as (keyof Areas)[]).some(
      (key) => Math.abs(found[key] - truth[key]) > allowed,
    );
    if (off) wrong += 1;
    if (Math.abs(found.difference + found.shared - found.a) > allowed) broken += 1;
  }
  return [
    engine.name,
    String(wrong),
    String(broken),
    String(failed),
    (ms / pairs.length).toFixed(2),
  ];
}

/** What the product uses: clipper2-ts behind `cancelOpposed`. */
function ours(): Engine {
  return {
    name: 'clipper2-ts, edges that run back cancelled',
    rule: 'nonzero',
    async areas({ a, b }) {
      const [inA, inB] = [a, b].map((shape) => windingRegions(shape.flat(), 'nonzero')) as [
        number[][],
        number[][],
      ];
      const less = windingRegions([...inA, ...inB.map(turned)], 'positive');
      const far = 1 << 24;
      const frame = [-far, -far, -far, far, far, far, far, -far];
      const shared = windingRegions([frame, ...inA, ...inB], 'positive');
      return { a: sum(inA), difference: sum(less), shared: sum(shared) };
    },
  };
}

/** clipper2-ts by itself, in a worker, since it may never end. */
function bareClipper(): Engine {
  const code = `
    import('${import.meta.resolve('clipper2-ts')}').then(({ Clipper, FillRule }) => {
      const { parentPort } = require('node:worker_threads');
      const area = (paths) => Clipper.areaPaths(paths);
      parentPort.on('message', ({ a, b }) => parentPort.postMessage({
        a: area(Clipper.union(a, FillRule.NonZero)),
        difference: area(Clipper.difference(a, b, FillRule.NonZero)),
        shared: area(Clipper.intersect(a, b, FillRule.NonZero)),
      }));
      parentPort.postMessage('ready');
    });`;
  let worker: Worker | null = null;
  const start = async () => {
    worker = new Worker(code, { eval: true });
    worker.unref();
    await next(worker, PATIENCE_MS * 5);
    return worker;
  };
  const points = (shape: Shape) =>
    shape.flat().map((ring) => pairsOf(ring).map(([x, y]) => ({ x, y })));
  return {
    name: 'clipper2-ts',
    rule: 'nonzero',
    async areas({ a, b }) {
      const to = worker ?? (await start());
      to.postMessage({ a: points(a), b: points(b) });
      const answer = await next(to, PATIENCE_MS);
      if (answer !== null) return answer as Areas;
      await to.terminate();
      worker = null;
      return null;
    },
  };
}

async function clipperWasm(): Promise<Engine> {
  const require = createRequire(import.meta.url);
  const file = require.resolve('clipper2-wasm/dist/umd/clipper2z.js');
  const load = require(file);
  const clipper = await load({ wasmBinary: readFileSync(file.replace(/\.js$/, '.wasm')) });
  const paths = (shape: Shape) => {
    const all = new clipper.Paths64();
    for (const ring of shape.flat()) {
      const path = clipper.MakePath64(ring.map(BigInt));
      all.push_back(path);
      path.delete();
    }
    return all;
  };
  return {
    name: 'clipper2-wasm',
    rule: 'nonzero',
    async areas(pair) {
      const [a, b, none] = [paths(pair.a), paths(pair.b), new clipper.Paths64()];
      const { NonZero } = clipper.FillRule;
      const all = [
        clipper.Union64(a, none, NonZero),
        clipper.Difference64(a, b, NonZero),
        clipper.Intersect64(a, b, NonZero),
      ];
      const [whole, difference, shared] = all.map((found) => clipper.AreaPaths64(found));
      for (const owned of [a, b, none, ...all]) owned.delete();
      return { a: Number(whole), difference: Number(difference), shared: Number(shared) };
    },
  };
}

function polyclipEngine(): Engine {
  const geometry = (shape: Shape) =>
    shape.map((polygon) => polygon.map(pairsOf)) as [number, number][][][];
  const area = (found: [number, number][][][]) => sum(found.flat().map((ring) => ring.flat()));
  return {
    name: 'polyclip-ts',
    rule: 'nonzero',
    async areas(pair) {
      const [a, b] = [geometry(pair.a), geometry(pair.b)];
      try {
        return {
          a: area(polyclip.union(a)),
          difference: area(polyclip.difference(a, b)),
          shared: area(polyclip.intersection(a, b)),
        };
      } catch {
        return null;
      }
    },
  };
}

/** Rings that cross are mended by GEOSMakeValid first, as its users do. */
async function geos(): Promise<Engine> {
  const api = await initGeos({ noticeHandler: () => {}, errorHandler: () => {} });
  const { Module } = api;
  const read = (shape: Shape) => {
    const polygons = shape.map((polygon) => `(${polygon.map(toText).join(',')})`);
    const text = `MULTIPOLYGON(${polygons.join(',')})`;
    const at = Module._malloc(text.length + 1);
    Module.stringToUTF8(text, at, text.length + 1);
    const reader = api.GEOSWKTReader_create();
    const found = api.GEOSWKTReader_read(reader, at);
    api.GEOSWKTReader_destroy(reader);
    Module._free(at);
    if (api.GEOSisValid(found) === 1) return found;
    const valid = api.GEOSMakeValid(found);
    api.GEOSGeom_destroy(found);
    return valid;
  };
  const area = (geometry: number) => {
    if (geometry === 0) return Number.NaN;
    const at = Module._malloc(8);
    api.GEOSArea(geometry, at);
    const value = Module.getValue(at, 'double');
    Module._free(at);
    return value;
  };
  return {
    name: 'geos-wasm',
    rule: 'evenodd',
    async areas(pair) {
      const [a, b] = [read(pair.a), read(pair.b)];
      const [difference, shared] = [api.GEOSDifference(a, b), api.GEOSIntersection(a, b)];
      const found = { a: area(a), difference: area(difference), shared: area(shared) };
      for (const owned of [a, b, difference, shared]) if (owned) api.GEOSGeom_destroy(owned);
      return Object.values(found).some(Number.isNaN) ? null : found;
    },
  };
}

/** Pairs of polygons of one ring each; the coarser the grid, the more edges run along others. */
function sample(cells: number, step: number, vertices: number, count: number): Pair[] {
  const ring = fc
    .array(fc.tuple(fc.nat(cells), fc.nat(cells)), {
      minLength: 3,
      maxLength: vertices,
      size: 'max',
    })
    .map((points) => [[points.flat().map((value) => value * step)]]);
  return fc
    .sample(fc.tuple(ring, ring), { numRuns: count, seed: SEED })
    .map(([a, b]) => ({ a, b }));
}

/** Days a month apart, as woven: dissolved on the grid. */
function realPairs(): Pair[] {
  const days = realDays();
  const extent = [20, 40, 45, 56] as const;
  const shapes = days
    .filter((_, i) => i % 30 === 0)
    .map((day) => toShape(dissolve(quantise(day.polygons(), extent)).map((ring) => [...ring])));
  return shapes.slice(1).map((a, i) => ({ a, b: shapes[i]! }));
}

/** Rings as polygons: each hole with the smallest exterior around it. */
function toShape(rings: readonly number[][]): Shape {
  const exteriors = rings
    .filter((ring) => doubleArea(ring) > 0)
    .sort((a, b) => doubleArea(a) - doubleArea(b))
    .map((ring) => [ring]);
  for (const hole of rings.filter((ring) => doubleArea(ring) < 0)) {
    const owner = exteriors.find(([outer]) => contains(outer!, hole));
    owner?.push(hole);
  }
  return exteriors;
}

function contains(outer: readonly number[], hole: readonly number[]): boolean {
  const lone = windingRegions([[...outer], [...hole]], 'positive');
  return lone.length > 1 && sum(lone) < doubleArea(outer) / 2;
}

function next(worker: Worker, patienceMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    const settle = (answer: unknown) => {
      clearTimeout(timer);
      worker.off('message', settle).off('error', onError);
      resolve(answer);
    };
    const onError = () => settle(null);
    const timer = setTimeout(settle, patienceMs, null);
    worker.once('message', settle);
    worker.once('error', onError);
  });
}

function pairsOf(ring: readonly number[]): [number, number][] {
  return ring.flatMap((x, i) => (i % 2 === 0 ? [[x, ring[i + 1]!] as [number, number]] : []));
}

function turned(ring: readonly number[]): number[] {
  return pairsOf(ring).reverse().flat();
}

function toText(ring: readonly number[]): string {
  const points = pairsOf(ring).map(([x, y]) => `${x} ${y}`);
  return `(${[...points, points[0]].join(',')})`;
}

function sum(rings: readonly (readonly number[])[]): number {
  return rings.reduce((total, ring) => total + doubleArea(ring) / 2, 0);
}

function length(shape: Shape): number {
  return shape.flat().reduce((total, ring) => {
    const points = pairsOf(ring);
    return points.reduce((part, [x, y], i) => {
      const [px, py] = points.at(i - 1)!;
      return part + Math.hypot(x - px, y - py);
    }, total);
  }, 0);
}

function line(cells: readonly string[]): string {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(44) : cell.padStart(11))).join('');
}
