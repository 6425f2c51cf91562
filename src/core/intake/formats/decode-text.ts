import { DecodeFault } from './limits.ts';

interface Decoder {
  decode(bytes: Uint8Array): string;
}

/** The TextDecoder of browsers, workers and node alike, which no library of plain ECMAScript declares. */
const { TextDecoder } = globalThis as unknown as {
  TextDecoder: new (label: string, options?: { fatal?: boolean }) => Decoder;
};

/** Text of bytes in an encoding of the WHATWG standard, what cannot be read becoming U+FFFD. Throws a RangeError for other encodings. */
export function decodeText(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** True for bytes that are UTF-8 throughout. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The text of a file, without a byte order mark: UTF-16 where a mark or the zero bytes of its first characters
 * show it, the encoding an XML declaration names, else UTF-8. Throws a DecodeFault where bytes are none of it.
 */
export function textOf(bytes: Uint8Array, file: string): string {
  const encoding = encodingOf(bytes);
  let decoder: Decoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    const message = `the encoding "${encoding}" it names is unknown: save it as UTF-8`;
    throw new DecodeFault(file, '', 'encoding', message);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    const before = decodeText(bytes, encoding).split('\uFFFD', 1)[0]!;
    const line = before.split('\n').length;
    throw new DecodeFault(
      file,
      `line ${line}`,
      'encoding',
      `is not ${encoding.toUpperCase()} text: save it as UTF-8`,
    );
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return 'utf-16be';
  const head = decodeText(bytes.subarray(0, 200), 'windows-1252');
  return /^(?:ï»¿)?<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? 'utf-8';
}
