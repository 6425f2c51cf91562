import { crc32 } from './crc32.ts';
import { decodeText, isUtf8 } from './decode-text.ts';
import { damaged, inflateRaw, tooLarge } from './inflate.ts';
import { type Budget, DecodeFault } from './limits.ts';

/** One file of a zip archive, as its directory lists it. */
export interface ZipEntry {
  /** with `/` between folders */
  readonly name: string;
  /** Decompresses it; throws a DecodeFault when it is damaged or passes a limit. */
  read(file: string): Uint8Array;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a zip archive (APPNOTE 6.3.10: central directory, method 0 and 8), without their folders.
 * Names that lead out of the archive are faults, told through `refuse`, and their entries left out.
 */
export function zipEntries(
  bytes: Uint8Array,
  file: string,
  budget: Budget,
  refuse: (fault: DecodeFault) => void,
): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) throw damaged(file, 'zip');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff)
    throw new DecodeFault(
      file,
      '',
      'zip-kind',
      'is a zip64 archive, which is not read: zip the files in smaller parts',
    );
  const limit = budget.limits.entries;
  if (count > limit) {
    const message = `${count.toLocaleString('en')} entries, more than the limit of ${limit.toLocaleString('en')}: split the archive`;
    throw new DecodeFault(file, '', 'too-many-entries', message);
  }
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) throw damaged(file, 'zip');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number];
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength));
    const record = at;
    at += 46 + nameLength + extraLength + commentLength;
    if (name.endsWith('/')) continue;
    const fault = faultOf(name, names);
    if (fault) {
      refuse(new DecodeFault(file, '', ...fault));
      continue;
    }
    names.add(name);
    entries.push({ name, read: (entryFile) => readEntry(bytes, record, entryFile, budget) });
  }
  return entries;
}

function readEntry(bytes: Uint8Array, at: number, file: string, budget: Budget): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const compressed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  if (flags & 1)
    throw new DecodeFault(file, '', 'zip-kind', 'is encrypted: zip it without a password');
  if (method !== STORED && method !== DEFLATED) {
    const message = `is compressed by method ${method}, which is not read: zip it in the ordinary way (deflate)`;
    throw new DecodeFault(file, '', 'zip-kind', message);
  }
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL)
    throw damaged(file, 'zip');
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + compressed > bytes.length) throw damaged(file, 'zip');
  const { textBytes } = budget.limits;
  if (size > textBytes) throw tooLarge(file, size, textBytes);
  const data = bytes.subarray(start, start + compressed);
  if (method === DEFLATED) return inflateRaw(data, crc, file, budget);
  if (compressed > textBytes) throw tooLarge(file, compressed, textBytes);
  budget.expand(compressed, file);
  if (crc32(data) !== crc) throw damaged(file, 'zip');
  return data;
}

/** Offset of the end-of-central-directory record; null when there is none. */
function endOfDirectory(view: DataView): number | null {
  const longestComment = 0xffff;
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - longestComment; at--)
    if (view.getUint32(at, true) === END) return at;
  return null;
}

function nameOf(bytes: Uint8Array): string {
  return decodeText(bytes, isUtf8(bytes) ? 'utf-8' : 'windows-1252').replaceAll('\\', '/');
}

function faultOf(name: string, known: ReadonlySet<string>): [code: string, message: string] | null {
  const shown = JSON.stringify(name);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  const bad = /[\x00-\x1f]/.test(name)
    ? 'holds a control character'
    : /^\//.test(name)
      ? 'is absolute'
      : /^[a-z]:/i.test(name)
        ? 'names a drive'
        : name.split('/').includes('..')
          ? 'leads out of the archive'
          : null;
  if (name === '' || bad)
    return [
      'entry-name',
      `entry ${shown} ${bad ?? 'has no name'}: zip the files anew by their plain names`,
    ];
  if (known.has(name))
    return ['entry-repeated', `entry ${shown} is there twice: zip the files anew, each once`];
  return null;
}
