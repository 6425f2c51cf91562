import { crc32, deflateSync } from 'node:zlib';
import { type Pixels, quantise } from './quantise.ts';

const SIGNATURE = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);

/** Tried from the first: the fewer colours, the smaller the file. */
const COLORS = [32, 24, 16] as const;

/**
 * A PNG of few colours that has at most `mostBytes`, or of sixteen where even those need more; what shows through is laid on
 * white.
 */
export function encodePng(pixels: Pixels, mostBytes: number): Uint8Array {
  let png = new Uint8Array();
  for (const colors of COLORS) {
    png = encodeIndexed(pixels, colors);
    if (png.length <= mostBytes) break;
  }
  return png;
}

/** PNG 1.2 (W3C 2003) with a palette. */
function encodeIndexed(pixels: Pixels, colors: number): Uint8Array<ArrayBuffer> {
  const { width, height } = pixels;
  const { palette, indexes } = quantise(pixels, colors);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return join([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
