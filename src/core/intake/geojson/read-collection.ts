import { show } from '../show.ts';
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
 * or out of the only member that is one. Null when there is none.
 */
export function readCollection(
  value: unknown,
  wrapper: string | undefined,
  report: Report,
): FoundCollection | null {
  const found = unwrap(value, wrapper);
  if (!found) {
    const type = isObject(value) ? `"type" is ${show(value.type)}` : show(value);
    const where = wrapper
      ? `no FeatureCollection at "${wrapper}"`
      : `not a FeatureCollection (${type})`;
    report.error(
      '',
      'not-a-collection',
      `${where}: give GeoJSON whose "type" is "FeatureCollection"`,
    );
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
    const at = `${prefix}features[${i}]`;
    if (isObject(feature) && feature.type === 'Feature' && 'geometry' in feature) {
      const properties = isObject(feature.properties) ? feature.properties : {};
      return [{ path: at, properties, geometry: feature.geometry }];
    }
    report.error(
      at,
      'not-a-feature',
      `${show(feature)} is no Feature with a geometry: write one, or take it out`,
    );
    return [];
  });
  return { members: collection, features };
}

function unwrap(value: unknown, wrapper: string | undefined) {
  if (isCollection(value)) return { path: '', collection: value };
  if (!isObject(value)) return null;
  if (wrapper !== undefined) {
    const inner = wrapper
      .split('.')
      .reduce<unknown>((outer, key) => (isObject(outer) ? outer[key] : undefined), value);
    return isCollection(inner) ? { path: wrapper, collection: inner } : null;
  }
  const wrapped = Object.entries(value).filter(([, inner]) => isCollection(inner));
  const [only] = wrapped;
  if (!only || wrapped.length > 1) return null;
  return { path: only[0], collection: only[1] as Record<string, unknown> };
}

function isCollection(value: unknown): value is Record<string, unknown> {
  return isObject(value) && value.type === 'FeatureCollection';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
