import { inflateSync } from 'node:zlib';

/** A decoded picture: 4 bytes a pixel, row by row from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** [red, green, blue, alpha] of a pixel */
  at(x: number, y: number): readonly [number, number, number, number];
}

/** Reads the 8-bit RGB or RGBA PNG that Chromium's screenshots are. */
export function readPng(png: Buffer): Picture {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : png[25] === 2 ? 3 : 0;
  if (channels === 0 || png[24] !== 8 || png[28] !== 0)
    throw new Error('not an 8-bit, non-interlaced RGB(A) PNG');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const data = unfilter(inflateSync(Buffer.concat(parts)), width, height, channels);
  return {
    width,
    height,
    at(x, y) {
      const i = (y * width + x) * channels;
      return [data[i]!, data[i + 1]!, data[i + 2]!, channels === 4 ? data[i + 3]! : 255];
    },
  };
}

function unfilter(raw: Buffer, width: number, height: number, channels: number): Uint8Array {
  const stride = width * channels;
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const left = i >= channels ? out[y * stride + i - channels]! : 0;
      const up = y > 0 ? out[(y - 1) * stride + i]! : 0;
      const corner = y > 0 && i >= channels ? out[(y - 1) * stride + i - channels]! : 0;
      const value = raw[y * (stride + 1) + 1 + i]!;
      out[y * stride + i] = value + predict(filter, left, up, corner);
    }
  }
  return out;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [a, b, c] = [
    Math.abs(estimate - left),
    Math.abs(estimate - up),
    Math.abs(estimate - corner),
  ];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
