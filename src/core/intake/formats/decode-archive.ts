import { type Problem, warning } from '../problem.ts';
import { some } from '../show.ts';
import type { Companions } from './decode-shapefile.ts';
import type { DecodeContext, DecodedCollection } from './decoded.ts';
import {
  extensionOf,
  type Foreign,
  foreignName,
  foreignPackage,
  isJunkName,
  isMapName,
  isShapefilePart,
} from './detect-format.ts';
import { foreignFault } from './foreign-fault.ts';
import { DecodeFault } from './limits.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';

/** Bytes still to be decompressed, and the files beside them. */
export interface Source {
  read(): Uint8Array;
  readonly companions?: Companions | undefined;
}

/**
 * The maps of a zip, each handed to `decode` by its path in it; one is in memory at a time. Of a KMZ it is the one
 * KML that programs show (doc.kml, else the first), under the name of the KMZ itself.
 */
export function* decodeArchive(
  bytes: Uint8Array,
  context: DecodeContext,
  decode: (source: Source, context: DecodeContext) => Generator<DecodedCollection>,
): Generator<DecodedCollection> {
  const { file, budget, problems } = context;
  const refuse = (fault: DecodeFault) => problems.push(fault.problem);
  const before = problems.length;
  const entries = zipEntries(bytes, file, budget, refuse)
    .filter(({ name }) => !isJunkName(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const kmz = kmzEntry(file, entries);
  const maps = kmz ? [kmz] : entries.filter(({ name }) => isMapName(name));
  if (maps.length === 0 && problems.length === before) {
    const foreign = foreignPackage(entries.map(({ name }) => name));
    if (foreign) throw foreignFault(file, foreign);
    const inside = entries.length === 0 ? 'nothing' : some(entries.map(({ name }) => name));
    const message = `holds no map but ${inside}: put GeoJSON, KML, shapefiles or FlatGeobuf in it`;
    throw new DecodeFault(file, '', 'archive-empty', message);
  }
  const aside = entries.filter(
    (entry) =>
      !maps.includes(entry) &&
      (kmz ? extensionOf(entry.name) === 'kml' : !isShapefilePart(entry.name)),
  );
  const names = aside.map(({ name }) => name);
  problems.push(...(kmz ? oneMap(file, names) : leftAside(file, names)));
  for (const entry of maps) {
    const inner = kmz ? file : `${file}/${entry.name}`;
    const source: Source = {
      read: () => entry.read(inner),
      companions: (extension) => companionOf(entry, extension, entries)?.read(inner) ?? null,
    };
    yield* decode(source, { ...context, file: inner });
  }
}

/** The warnings of files in an archive or a folder that are not read: maps of other formats apart, with what to do. */
export function leftAside(file: string, names: readonly string[]): Problem[] {
  const known = new Map<Foreign | null, string[]>();
  for (const name of names) {
    const foreign = foreignName(name);
    known.set(foreign, [...(known.get(foreign) ?? []), name]);
  }
  return [...known].map(([foreign, alike]) =>
    foreign
      ? warning(
          { file, path: '' },
          'format-left-aside',
          `${some(alike)} left aside: ${foreign.looksLike} is not read: ${foreign.remedy}`,
        )
      : warning({ file, path: '' }, 'entry-left-aside', `${some(alike)} left aside: not maps`),
  );
}

function oneMap(file: string, names: readonly string[]): Problem[] {
  if (names.length === 0) return [];
  const message = `${some(names)} left aside: a KMZ is one map`;
  return [warning({ file, path: '' }, 'entry-left-aside', message)];
}

function kmzEntry(file: string, entries: readonly ZipEntry[]): ZipEntry | undefined {
  const doc = entries.find(({ name }) => /^doc\.kml$/i.test(name));
  if (doc || extensionOf(file) !== 'kmz') return doc;
  return entries.find(({ name }) => extensionOf(name) === 'kml');
}

function companionOf(
  { name }: ZipEntry,
  extension: string,
  entries: readonly ZipEntry[],
): ZipEntry | undefined {
  const wanted = `${name.slice(0, name.lastIndexOf('.'))}.${extension}`.toLowerCase();
  return entries.find((other) => other.name.toLowerCase() === wanted);
}
