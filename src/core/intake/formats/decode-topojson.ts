import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { warning } from '../problem.ts';
import { show, some } from '../show.ts';
import { tooMany } from './check-size.ts';
import { type DecodeContext, type DecodedCollection, isObject, toCollection } from './decoded.ts';
import { DecodeFault } from './limits.ts';

/** How many lists stand around the arcs of a type of geometry. */
const ARC_DEPTHS = new Map<unknown, number>([
  ['LineString', 1],
  ['MultiLineString', 2],
  ['Polygon', 2],
  ['MultiPolygon', 3],
]);

/**
 * The object of a topology that is asked for by name, that is the only one, or that alone is made of areas.
 * Arcs are checked before they are put together, so that a file cannot ask for more positions than the limit.
 */
export function decodeTopojson(
  topology: Readonly<Record<string, unknown>>,
  context: DecodeContext,
): DecodedCollection[] {
  const { file, problems } = context;
  const { objects } = topology;
  if (!isObject(objects) || Object.keys(objects).length === 0)
    throw new DecodeFault(
      file,
      'objects',
      'topojson-objects',
      'no objects in the topology: export it again',
    );
  const name = chooseObject(objects, context);
  const others = Object.keys(objects).filter((other) => other !== name);
  if (others.length > 0) {
    const message = `${some(others)} left aside: "${name}" is the one that is taken`;
    problems.push(warning({ file, path: 'objects' }, 'topojson-left-aside', message));
  }
  const positions = checkTopology(topology, objects[name], `objects.${name}`, context);
  const found = feature(topology as unknown as Topology, objects[name] as GeometryObject);
  const features = found.type === 'FeatureCollection' ? found.features : [found];
  context.budget.checkTime(file);
  return [
    {
      name: others.length > 0 ? `${file}#${name}` : file,
      format: 'topojson',
      value: toCollection(features),
      paths: features.map((_, i) =>
        found.type === 'FeatureCollection' ? `objects.${name}.geometries[${i}]` : `objects.${name}`,
      ),
      positions,
    },
  ];
}

function chooseObject(
  objects: Readonly<Record<string, unknown>>,
  { file, object }: DecodeContext,
): string {
  const names = Object.keys(objects);
  if (object !== undefined) {
    if (Object.hasOwn(objects, object)) return object;
    const message = `no object ${show(object)} in it: there are ${some(names)}`;
    throw new DecodeFault(file, 'objects', 'topojson-objects', message);
  }
  const areas = names.length === 1 ? names : names.filter((name) => isAreas(objects[name]));
  if (areas.length === 1) return areas[0]!;
  const message = `${names.length} objects (${some(names)}), ${areas.length === 0 ? 'none' : 'more than one'} of areas alone: keep the one that is meant`;
  throw new DecodeFault(file, 'objects', 'topojson-objects', message);
}

function isAreas(object: unknown): boolean {
  if (!isObject(object)) return false;
  const { type, geometries } = object;
  if (type === 'GeometryCollection')
    return Array.isArray(geometries) && geometries.length > 0 && geometries.every(isAreas);
  return type === 'Polygon' || type === 'MultiPolygon';
}

/** The positions an object is made of; throws on arcs that are no lists of positions, on references to none, and past the limits. */
function checkTopology(
  { arcs, transform }: Readonly<Record<string, unknown>>,
  object: unknown,
  path: string,
  { file, budget }: DecodeContext,
): number {
  const { features, vertices } = budget.limits;
  if (!Array.isArray(arcs)) throw broken('arcs', `${show(arcs)} is not a list of arcs`);
  const lengths = arcs.map((arc, i) => {
    if (!Array.isArray(arc) || arc.length === 0 || !arc.every(isPosition))
      throw broken(`arcs[${i}]`, 'is not a list of positions');
    return arc.length;
  });
  if (transform !== undefined && transform !== null) {
    const { scale, translate } = isObject(transform) ? transform : {};
    if (!isPosition(scale) || !isPosition(translate))
      throw broken('transform', 'has no "scale" and "translate" of two numbers each');
  }
  let positions = 0;
  let shapes = 0;
  visit(object, path);
  return positions;

  function visit(geometry: unknown, at: string): void {
    if (!isObject(geometry)) throw broken(at, `${show(geometry)} is not a geometry`);
    const { type } = geometry;
    shapes += 1;
    if (shapes > features + 1) throw tooMany(file, shapes, 'features', features);
    if (type === 'GeometryCollection') {
      if (!Array.isArray(geometry.geometries))
        throw broken(`${at}.geometries`, 'is not a list of geometries');
      for (const [i, inner] of geometry.geometries.entries())
        visit(inner, `${at}.geometries[${i}]`);
      return;
    }
    const depth = ARC_DEPTHS.get(type);
    if (depth !== undefined) count(geometry.arcs, depth, `${at}.arcs`);
    else if (type === 'Point' || type === 'MultiPoint') {
      const points = type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
      if (!Array.isArray(points) || !points.every(isPosition))
        throw broken(`${at}.coordinates`, 'holds no positions');
      positions += points.length;
    } else if (type !== null) throw broken(at, `${show(type)} is no type of geometry`);
    if (positions > vertices) throw tooMany(file, positions, 'positions', vertices);
  }

  function count(value: unknown, depth: number, at: string): void {
    if (!Array.isArray(value)) throw broken(at, `${show(value)} is not a list of arcs`);
    value.forEach((inner, i) => {
      if (depth > 1) count(inner, depth - 1, `${at}[${i}]`);
      else {
        const length = Number.isInteger(inner) ? lengths[inner < 0 ? ~inner : inner] : undefined;
        if (length === undefined)
          throw broken(`${at}[${i}]`, `arc ${show(inner)} is not one of the ${lengths.length}`);
        positions += length;
      }
    });
    if (positions > vertices) throw tooMany(file, positions, 'positions', vertices);
  }

  function broken(at: string, message: string): DecodeFault {
    return new DecodeFault(file, at, 'topojson-broken', `${message}: export the topology again`);
  }
}

function isPosition(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length >= 2 && value.every((number) => Number.isFinite(number))
  );
}
