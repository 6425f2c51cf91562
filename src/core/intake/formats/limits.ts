import { error, type Problem } from '../problem.ts';
import type { Spot } from '../spot.ts';

const MB = 1024 * 1024;

/**
 * What one file given to intake may hold; passing any of these is an error that names it. They hold the memory
 * of reading one file under 1 GB, whatever its bytes say.
 */
export const LIMITS = {
  /** bytes of the file as given, archive or not */
  fileBytes: 256 * MB,
  /** bytes of one text, shapefile or table, decompressed */
  textBytes: 64 * MB,
  /** bytes of all entries of an archive once decompressed; they are in memory one at a time */
  expandedBytes: 2048 * MB,
  /** decompressed bytes for one compressed byte, looked at above `ratioFromBytes` */
  expansionRatio: 100,
  ratioFromBytes: 10 * MB,
  /** entries of an archive */
  entries: 20_000,
  /** lists and objects within one another in JSON; real GeoJSON has 8 */
  jsonDepth: 64,
  /** lists and objects of one JSON text */
  jsonNodes: 4_000_000,
  /** texts and names of members of one JSON text */
  jsonStrings: 3_000_000,
  /** elements within one another in XML */
  xmlDepth: 64,
  /** elements, attributes and comments of one XML text */
  xmlNodes: 200_000,
  /** features of one collection */
  features: 150_000,
  /** positions of one collection */
  vertices: 1_500_000,
  /** positions of all collections of an archive that are held at once */
  heldVertices: 4_500_000,
  /** milliseconds for one file, looked at where work is done in pieces */
  milliseconds: 60_000,
} as const;

export type Limits = { readonly [name in keyof typeof LIMITS]: number };

/** Stops the decoding of a file; `decodeFile` catches it and gives its problem to the caller. */
export class DecodeFault extends Error {
  readonly problem: Problem;
  /** true when nothing else of the file is to be read either */
  readonly ends: boolean;

  constructor(
    file: string,
    path: string,
    code: string,
    message: string,
    { ends = false, spot }: { ends?: boolean; spot?: Spot | undefined } = {},
  ) {
    super(message);
    this.ends = ends;
    this.problem = error({ file, path }, code, message, spot);
  }
}

/** The limits of one file and the time left for it. */
export class Budget {
  readonly limits: Limits;
  readonly #file: string;
  readonly #now: () => number;
  readonly #start: number;
  #expanded = 0;

  constructor(file: string, limits: Limits, now: () => number) {
    this.limits = limits;
    this.#file = file;
    this.#now = now;
    this.#start = now();
  }

  /** Throws once the time for the file is over. */
  checkTime(file = this.#file): void {
    const spent = this.#now() - this.#start;
    if (spent <= this.limits.milliseconds) return;
    const message = `${seconds(spent)} spent, more than the limit of ${seconds(this.limits.milliseconds)}: simplify the shapes, or split the file`;
    throw new DecodeFault(file, '', 'file-too-slow', message, { ends: true });
  }

  /** Counts decompressed bytes against the total of the file. */
  expand(bytes: number, file: string): void {
    this.#expanded += bytes;
    const limit = this.limits.expandedBytes;
    if (this.#expanded > limit)
      throw new DecodeFault(
        file,
        '',
        'expands-too-far',
        `${megabytes(this.#expanded)} and more once decompressed, beyond the limit of ${megabytes(limit)} for an archive: split it`,
        { ends: true },
      );
    this.checkTime(file);
  }
}

/** `12.5 MB`, `999 bytes` */
export function megabytes(bytes: number): string {
  if (bytes < MB / 10) return `${bytes.toLocaleString('en')} bytes`;
  return `${(bytes / MB).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;
}
