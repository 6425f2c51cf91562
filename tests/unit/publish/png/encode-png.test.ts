import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../../../src/publish/png/encode-png.ts';
import { type Pixels, quantise } from '../../../../src/publish/png/quantise.ts';

const [WIDTH, HEIGHT] = [64, 48];

/** Pixels of a function of x and y that gives red, green, blue and opacity. */
function picture(at: (x: number, y: number) => readonly number[]): Pixels {
  const data = new Uint8Array(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) data.set(at(x, y), (y * WIDTH + x) * 4);
  return { width: WIDTH, height: HEIGHT, data };
}

function decode(png: Uint8Array): Pixels {
  const { width, height, data } = PNG.sync.read(Buffer.from(png));
  return { width, height, data: new Uint8Array(data) };
}

describe('a picture of few colours', () => {
  test('comes back as it was', () => {
    const flag = picture((x) =>
      x < 20 ? [200, 16, 46, 255] : x < 40 ? [251, 250, 247, 255] : [31, 95, 168, 255],
    );
    expect(decode(encodePng(flag, 60_000))).toEqual(flag);
  });

  test('what shows through is laid on white', () => {
    const veil = decode(
      encodePng(
        picture(() => [0, 0, 0, 51]),
        60_000,
      ),
    );
    expect([...veil.data.slice(0, 4)]).toEqual([204, 204, 204, 255]);
  });
});

describe('a picture of many colours', () => {
  const ramp = picture((x, y) => [x * 4, y * 5, (x * y) % 256, 255]);

  test('keeps to its limit of bytes with fewer colours', () => {
    const free = encodePng(ramp, 60_000);
    const tight = encodePng(ramp, free.length - 1);
    expect(tight.length).toBeLessThan(free.length);
    expect(decode(tight).width).toBe(WIDTH);
  });

  test('an even fill stays exactly as it is among them, and a rare hue stays a hue', () => {
    const land = [251, 250, 247];
    const map = picture((x, y) => {
      if (y < 40) return [...land, 255];
      if (y === 40 && x < 12) return [31, 95, 168, 255];
      return [200 - (x % 16), 16 + x, 46 + (y % 8), 255];
    });
    const { palette, indexes } = quantise(map, 16);
    const colorAt = (x: number, y: number) => {
      const color = palette[indexes[y * WIDTH + x]!]!;
      return [color >> 16, (color >> 8) & 255, color & 255];
    };
    expect(colorAt(5, 5)).toEqual(land);
    const [red, , blue] = colorAt(5, 40);
    expect(blue! - red!).toBeGreaterThan(100);
  });
});
