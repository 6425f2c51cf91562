import { count, show, some } from '../show.ts';
import type { Report } from './report.ts';

/** A feature as found, with its path in the file. */
export interface FoundFeature {
  readonly path: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

export interface FoundCollection {
  /** members of the collection besides its features */
  readonly members: Readonly<Record<string, unknown>>;
  readonly features: readonly FoundFeature[];
}

/**
 * The features of a FeatureCollection, taken out of the member `wrapper` (dots for deeper ones) when named,
 * or out of the objects around the only one there is. Null when there is none. `paths` is what the file calls the features.
 */
export function readCollection(
  value: unknown,
  wrapper: string | undefined,
  report: Report,
  paths?: readonly string[],
): FoundCollection | null {
  const all = collectionsIn(value, wrapper);
  const [found] = all;
  if (!found || all.length > 1) {
    report.error('', 'not-a-collection', whyNone(value, wrapper, all));
    return null;
  }
  const { path, collection } = found;
  if (path !== '' && wrapper === undefined) report.repaired('unwrapped');
  const prefix = path === '' ? '' : `${path}.`;
  if (!Array.isArray(collection.features)) {
    report.error(`${prefix}features`, 'no-features', 'is not a list: give the list of features');
    return null;
  }
  const features = collection.features.flatMap((feature: unknown, i) => {
    const at = paths?.[i] ?? `${prefix}features[${i}]`;
    if (isObject(feature) && feature.type === 'Feature' && 'geometry' in feature) {
      const properties = isObject(feature.properties) ? feature.properties : {};
      return [{ path: at, properties, geometry: feature.geometry }];
    }
    const message = `${show(feature)} is no Feature with a geometry: write one, or take it out`;
    report.error(at, 'not-a-feature', message, feature);
    return [];
  });
  return { members: collection, features };
}

function whyNone(value: unknown, wrapper: string | undefined, all: readonly Wrapped[]): string {
  const remedy = 'give GeoJSON whose "type" is "FeatureCollection"';
  if (all.length > 1) {
    const names = some(all.map(({ path }) => `"${path}"`));
    return `${count(all.length, 'FeatureCollection')} in one file (${names}): name the one that is meant as "collection" of a mapping`;
  }
  if (wrapper) return `no FeatureCollection at "${wrapper}": ${remedy}`;
  if (isObject(value) && Array.isArray(value.rules))
    return 'a mapping, not a map: give it with --mapping, or call it mapping.json on a page';
  if (!isObject(value)) return `not a FeatureCollection (${show(value)}): ${remedy}`;
  if (value.type !== undefined)
    return `not a FeatureCollection ("type" is ${show(value.type)}): ${remedy}`;
  return `not a FeatureCollection (an object with ${some(Object.keys(value).map(show)) || 'nothing in it'}): ${remedy}`;
}

/** Objects within one another that are searched for a collection. */
const DEEPEST_WRAPPER = 4;

interface Wrapped {
  readonly path: string;
  readonly collection: Record<string, unknown>;
}

/** The collections in a value, itself one or wrapped in objects: those anywhere in it, or the one at `wrapper`. */
export function collectionsIn(value: unknown, wrapper?: string): Wrapped[] {
  if (isCollection(value)) return [{ path: '', collection: value }];
  if (!isObject(value)) return [];
  if (wrapper !== undefined) {
    const inner = wrapper
      .split('.')
      .reduce<unknown>((outer, key) => (isObject(outer) ? outer[key] : undefined), value);
    return isCollection(inner) ? [{ path: wrapper, collection: inner }] : [];
  }
  return search(value, [], DEEPEST_WRAPPER);
}

function search(
  outer: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  depth: number,
): Wrapped[] {
  return Object.entries(outer).flatMap(([key, inner]) => {
    if (!isObject(inner)) return [];
    const path = [...keys, key];
    if (isCollection(inner)) return [{ path: path.join('.'), collection: inner }];
    return depth > 1 ? search(inner, path, depth - 1) : [];
  });
}

function isCollection(value: unknown): value is Record<string, unknown> {
  return isObject(value) && value.type === 'FeatureCollection';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
