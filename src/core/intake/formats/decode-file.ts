import type { Problem } from '../problem.ts';
import { tooMany } from './check-size.ts';
import { decodeArchive, type Source } from './decode-archive.ts';
import { decodeFlatgeobuf } from './decode-flatgeobuf.ts';
import { decodeJson } from './decode-json.ts';
import { decodeKml } from './decode-kml.ts';
import { type Companions, decodeShapefile } from './decode-shapefile.ts';
import { textOf } from './decode-text.ts';
import type { DecodeContext, DecodedCollection } from './decoded.ts';
import { detectFormat, extensionOf } from './detect-format.ts';
import { foreignFault } from './foreign-fault.ts';
import { gunzip, tooLarge } from './inflate.ts';
import { Budget, DecodeFault, LIMITS, type Limits, megabytes } from './limits.ts';

/** A file as an author gives it. */
export interface SourceFile {
  /** path as problems are to name it */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** for a .shp that lies in a folder: the files beside it */
  readonly companions?: Companions;
}

export interface DecodeOptions {
  readonly limits?: Partial<Limits>;
  /** milliseconds of a clock, for the limit of time */
  readonly now?: () => number;
  /** the object to take of TopoJSON files that hold several */
  readonly object?: string | undefined;
}

/**
 * The collections of a file of any format that is read: GeoJSON (also one feature a line), TopoJSON, KML, KMZ,
 * FlatGeobuf, a zipped shapefile, a gzip of one of these, a zip of any. Told by content first, by name second.
 * Never throws; what is wrong is in `problems`, and when an error is among them, `collections` may lack some.
 */
export function decodeFile(
  file: SourceFile,
  options: DecodeOptions = {},
): { collections: DecodedCollection[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const collections: DecodedCollection[] = [];
  const most = options.limits?.heldVertices ?? LIMITS.heldVertices;
  let held = 0;
  for (const collection of decodeCollections(file, options, problems)) {
    held += collection.positions;
    if (held > most) {
      problems.push(tooMany(file.name, held, 'positions', most).problem);
      break;
    }
    collections.push(collection);
  }
  return { collections, problems };
}

/** As `decodeFile`, one collection after the other: of a zip of many days one is in memory at a time. */
export function* decodeCollections(
  file: SourceFile,
  options: DecodeOptions,
  problems: Problem[],
): Generator<DecodedCollection> {
  const limits = { ...LIMITS, ...options.limits };
  const budget = new Budget(file.name, limits, options.now ?? Date.now);
  const context: DecodeContext = { file: file.name, budget, problems, object: options.object };
  const source: Source = { read: () => file.bytes, companions: file.companions };
  try {
    yield* decodeSource(source, context, 'file');
  } catch (thrown) {
    if (!(thrown instanceof DecodeFault)) throw thrown;
    problems.push(thrown.problem);
  }
}

/** What stands around the bytes: containers go into one another in this order only. */
type Around = 'file' | 'zip' | 'kmz' | 'gzip';

function* decodeSource(
  source: Source,
  context: DecodeContext,
  around: Around,
): Generator<DecodedCollection> {
  try {
    yield* decodeBytes(source.read(), source.companions, context, around);
  } catch (thrown) {
    if (thrown instanceof DecodeFault && thrown.ends) throw thrown;
    context.problems.push(problemOf(thrown, context.file));
  }
}

function* decodeBytes(
  bytes: Uint8Array,
  companions: Companions | undefined,
  context: DecodeContext,
  around: Around,
): Generator<DecodedCollection> {
  const { file, budget } = context;
  const { fileBytes, textBytes } = budget.limits;
  if (bytes.length > fileBytes) {
    const message = `${megabytes(bytes.length)}, more than the limit of ${megabytes(fileBytes)}: simplify the shapes, or split the file`;
    throw new DecodeFault(file, '', 'file-too-large', message);
  }
  if (bytes.length === 0)
    throw new DecodeFault(file, '', 'file-empty', 'is empty: fetch or export it again');
  const format = detectFormat(bytes, file);
  if (typeof format === 'object') throw foreignFault(file, format);
  if (format === 'zip') {
    const inner = aroundZip(file, around);
    yield* decodeArchive(bytes, context, (entry, own) => decodeSource(entry, own, inner));
    return;
  }
  if (format === 'gzip') {
    if (around === 'gzip' || around === 'kmz') throw nested(file);
    const source = { read: () => gunzip(bytes, file, budget), companions };
    yield* decodeSource(source, { ...context, file }, 'gzip');
    return;
  }
  if (bytes.length > textBytes) throw tooLarge(file, bytes.length, textBytes);
  if (format === 'flatgeobuf') yield* decodeFlatgeobuf(bytes, context);
  else if (format === 'xml') yield* decodeKml(textOf(bytes, file), context);
  else if (format === 'json') yield* decodeJson(textOf(bytes, file), context);
  else if (companions) yield* decodeShapefile(bytes, companions, context);
  else {
    const message = 'a .shp by itself: zip it with the .dbf, .prj and .cpg of the same name';
    throw new DecodeFault(file, '', 'shapefile-alone', message);
  }
}

/** A zip may hold KMZ files, but neither may hold other zips. */
function aroundZip(file: string, around: Around): Around {
  if (around === 'file') return extensionOf(file) === 'kmz' ? 'kmz' : 'zip';
  if (around === 'zip' && extensionOf(file) === 'kmz') return 'kmz';
  throw nested(file);
}

function nested(file: string): DecodeFault {
  const message = 'an archive within an archive: unpack it, and zip its files once';
  return new DecodeFault(file, '', 'archive-nested', message);
}

function problemOf(thrown: unknown, file: string): Problem {
  if (thrown instanceof DecodeFault) return thrown.problem;
  throw new Error(`${file}: not read, through a fault of conflict-map's own`, { cause: thrown });
}
