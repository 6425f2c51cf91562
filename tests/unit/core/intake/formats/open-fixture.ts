import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import {
  type DecodeOptions,
  decodeFile,
} from '../../../../../src/core/intake/formats/decode-file.ts';

/** Bytes of a file in tests/fixtures/formats. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(
    readFileSync(join(import.meta.dirname, '../../../../fixtures/formats', name)),
  );
}

/** The fixture areas.geojson, as JSON. */
export const AREAS: FeatureCollection = JSON.parse(
  new TextDecoder().decode(fixture('areas.geojson')),
);

export const utf8 = (text: string) => new TextEncoder().encode(text);

/** What is found in a file: its collections by name, and its problems as `severity code`. */
export function decode(name: string, bytes: Uint8Array, options?: DecodeOptions) {
  const { collections, problems } = decodeFile({ name, bytes }, options);
  return {
    names: collections.map((collection) => collection.name),
    formats: collections.map(({ format }) => format),
    values: collections.map(({ value }) => value as FeatureCollection),
    codes: problems.map(({ severity, code }) => `${severity} ${code}`),
    problems,
  };
}
