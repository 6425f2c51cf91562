import { PNG } from 'pngjs';

/** A decoded picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** [red, green, blue, alpha] of a pixel; y counts from the top */
  at(x: number, y: number): readonly [number, number, number, number];
}

/** Decodes a screenshot. */
export function readPng(png: Buffer): Picture {
  const { width, height, data } = PNG.sync.read(png);
  return {
    width,
    height,
    at(x, y) {
      const i = (y * width + x) * 4;
      return [data[i]!, data[i + 1]!, data[i + 2]!, data[i + 3]!];
    },
  };
}
