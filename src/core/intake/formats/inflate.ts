import { Gunzip, Inflate } from 'fflate';
import { crc32 } from './crc32.ts';
import { type Budget, DecodeFault, megabytes } from './limits.ts';

/** Pieces given to the decompressor: one of them becomes at most 17 MB, so a bomb is met before it has gone off. */
const PIECE_BYTES = 16 * 1024;

/** A header of 10 bytes, an empty block of 2 at least, a trailer of 8. */
const SHORTEST_GZIP = 20;

/** The bytes of a gzip file, checked against the sums it carries; concatenated members are one text. */
export function gunzip(bytes: Uint8Array, file: string, budget: Budget): Uint8Array {
  const sink = new Sink(bytes.length, file, budget);
  const stream = new Gunzip((piece) => sink.add(piece));
  stream.onmember = (start) => sink.checkTrailer(bytes.subarray(0, start));
  if (bytes.length < SHORTEST_GZIP) throw damaged(file, 'gzip');
  pushAll(stream, bytes, file, 'gzip');
  sink.checkTrailer(bytes);
  return sink.joined();
}

/** The bytes of a raw deflate stream that must have the checksum `crc`. */
export function inflateRaw(
  bytes: Uint8Array,
  crc: number,
  file: string,
  budget: Budget,
): Uint8Array {
  const sink = new Sink(bytes.length, file, budget);
  pushAll(new Inflate((piece) => sink.add(piece)), bytes, file, 'zip');
  if (sink.crc !== crc) throw damaged(file, 'zip');
  return sink.joined();
}

/** The error of bytes that are not what their checksum says. */
export function damaged(file: string, container: string): DecodeFault {
  const message = `the ${container} data is damaged or cut short: fetch or compress the file again`;
  return new DecodeFault(file, '', 'damaged-archive', message);
}

function pushAll(
  stream: { push(piece: Uint8Array, final: boolean): void },
  bytes: Uint8Array,
  file: string,
  container: string,
): void {
  try {
    for (let at = 0; at < bytes.length || at === 0; at += PIECE_BYTES)
      stream.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
  } catch (thrown) {
    if (thrown instanceof DecodeFault) throw thrown;
    throw damaged(file, container);
  }
}

class Sink {
  crc = 0;
  readonly #pieces: Uint8Array[] = [];
  readonly #compressed: number;
  readonly #file: string;
  readonly #budget: Budget;
  #length = 0;
  #memberLength = 0;

  constructor(compressed: number, file: string, budget: Budget) {
    this.#compressed = compressed;
    this.#file = file;
    this.#budget = budget;
  }

  add(piece: Uint8Array): void {
    this.#length += piece.length;
    this.#memberLength += piece.length;
    const { textBytes, expansionRatio, ratioFromBytes } = this.#budget.limits;
    if (
      this.#length > ratioFromBytes &&
      this.#length > expansionRatio * Math.max(this.#compressed, 1)
    )
      throw new DecodeFault(
        this.#file,
        '',
        'expands-too-far',
        `${megabytes(this.#length)} and more out of ${this.#compressed.toLocaleString('en')} bytes, beyond the limit of ${expansionRatio} to 1 above ${megabytes(ratioFromBytes)}: give the file uncompressed if it is sound`,
      );
    if (this.#length > textBytes) throw tooLarge(this.#file, this.#length, textBytes);
    this.#budget.expand(piece.length, this.#file);
    this.crc = crc32(piece, this.crc);
    this.#pieces.push(piece);
  }

  /** Compares what was decompressed with the sums at the end of `gzip`, and begins anew. */
  checkTrailer(gzip: Uint8Array): void {
    const view = new DataView(gzip.buffer, gzip.byteOffset + gzip.length - 8, 8);
    const sound =
      view.getUint32(0, true) === this.crc && view.getUint32(4, true) === this.#memberLength;
    if (!sound) throw damaged(this.#file, 'gzip');
    this.crc = 0;
    this.#memberLength = 0;
  }

  joined(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}

/** The error of a text, table or shapefile past its limit. */
export function tooLarge(file: string, bytes: number, limit: number): DecodeFault {
  const message = `${megabytes(bytes)} or more, beyond the limit of ${megabytes(limit)}: simplify the shapes, or split the file`;
  return new DecodeFault(file, '', 'file-too-large', message);
}
