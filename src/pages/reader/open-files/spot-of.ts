import type { Bbox } from '../../../core/series/series.ts';
import type { FoundSpot } from './protocol.ts';

/** Positions of a ring that are drawn at most. */
const MOST_RING = 2000;

/**
 * Where on the map a problem's path leads in the value of its file: the position it names, else the first of the
 * ring or feature around it that a map has. `features[3].geometry.coordinates[0][12]`. Null when there is none.
 */
export function spotOf(value: unknown, path: string): FoundSpot | null {
  const way = [value];
  for (const key of keysOf(path)) {
    const inner = (way.at(-1) as Record<string, unknown> | undefined)?.[key];
    if (typeof inner !== 'object' || inner === null) break;
    way.push(inner);
  }
  if (way.length === 1) return null;
  const around = way.slice(1).reverse().filter(isWithinFeature);
  for (const part of around) {
    const found = extentOf(part);
    if (found) return { ...found, ring: thin(around.find(isRing) ?? []) };
  }
  return null;
}

/** The features' list itself is no place: a problem with it is one of the whole file. */
function isWithinFeature(part: unknown): boolean {
  return !(Array.isArray(part) && part.some(isFeature)) && !isCollection(part);
}

function keysOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((key) => key !== '');
}

function extentOf(part: unknown): Omit<FoundSpot, 'ring'> | null {
  let first: readonly [number, number] | null = null;
  let box: [number, number, number, number] = [180, 90, -180, -90];
  const look = (inner: unknown): void => {
    if (isPosition(inner)) {
      const [lon, lat] = inner;
      first ??= [lon, lat];
      box = [
        Math.min(box[0], lon),
        Math.min(box[1], lat),
        Math.max(box[2], lon),
        Math.max(box[3], lat),
      ];
    } else if (Array.isArray(inner)) for (const each of inner) look(each);
    else if (isObject(inner)) look(inner.geometry ?? inner.coordinates ?? inner.geometries);
  };
  look(part);
  return first && { lon: first[0], lat: first[1], box: box as Bbox };
}

function isPosition(value: unknown): value is [number, number] {
  if (!Array.isArray(value) || value.length < 2) return false;
  const [lon, lat] = value;
  return (
    typeof lon === 'number' &&
    typeof lat === 'number' &&
    Math.abs(lon) <= 180 &&
    Math.abs(lat) <= 90
  );
}

function isRing(part: unknown): part is unknown[] {
  return Array.isArray(part) && part.some(isPosition);
}

function thin(ring: readonly unknown[]): FoundSpot['ring'] {
  const step = Math.ceil(ring.length / MOST_RING);
  return ring.filter(isPosition).filter((_, i) => i % step === 0);
}

function isFeature(value: unknown): boolean {
  return isObject(value) && value.type === 'Feature';
}

function isCollection(value: unknown): boolean {
  return isObject(value) && value.type === 'FeatureCollection';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
