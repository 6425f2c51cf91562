import type { Change, FillPaint } from '../../../src/picture/change-paint.ts';
import { mix, parseHex, type Rgb } from '../../../src/picture/color.ts';
import type { Picture } from '../support/pixels.ts';
import type { Point } from './scene.ts';

/** What a pixel of a map of change may show. */
export type Shown = Change | 'land';

/** Rings on screen, device pixels, of each kind of ground; even-odd. */
export type ShownRings = Readonly<Record<Change, readonly (readonly Point[])[]>>;

const KINDS: readonly Shown[] = ['land', 'held', 'gain', 'loss'];
/** Samples along a pixel's side. */
const FINE = 4;

/** Which kinds of ground lie about every pixel, sampled four by four a pixel, from the oracle's rings. */
export interface Raster {
  /** of the ground under a pixel's centre */
  at(x: number, y: number): Shown;
  /** all that lie within `reach` pixels of a pixel */
  around(x: number, y: number, reach: number): Shown[];
}

export function rasterise(rings: ShownRings, width: number, height: number): Raster {
  const [w, h] = [width * FINE, height * FINE];
  const cells = new Uint8Array(w * h);
  for (const kind of ['held', 'gain', 'loss'] as const) {
    const rows: number[][] = Array.from({ length: h }, () => []);
    for (const ring of rings[kind])
      ring.forEach(([ax, ay], i) => {
        const [bx, by] = ring[(i + 1) % ring.length]!;
        const [top, bottom] = [Math.min(ay, by) * FINE, Math.max(ay, by) * FINE];
        for (let row = Math.max(0, Math.ceil(top - 0.5)); row < h && row + 0.5 < bottom; row++) {
          if (row + 0.5 < top) continue;
          const y = (row + 0.5) / FINE;
          rows[row]!.push((ax + ((y - ay) / (by - ay)) * (bx - ax)) * FINE);
        }
      });
    rows.forEach((crossings, row) => {
      crossings.sort((a, b) => a - b);
      for (let i = 1; i < crossings.length; i += 2) {
        const from = Math.max(0, Math.ceil(crossings[i - 1]! - 0.5));
        const to = Math.min(w, Math.ceil(crossings[i]! - 0.5));
        if (to > from) cells.fill(KINDS.indexOf(kind), row * w + from, row * w + to);
      }
    });
  }
  const at = (x: number, y: number) =>
    KINDS[cells[(y * FINE + FINE / 2) * w + x * FINE + FINE / 2]!]!;
  return {
    at,
    around(x, y, reach) {
      const found = new Set<number>();
      const [left, right] = [Math.max(0, (x - reach) * FINE), Math.min(w, (x + 1 + reach) * FINE)];
      const [top, bottom] = [Math.max(0, (y - reach) * FINE), Math.min(h, (y + 1 + reach) * FINE)];
      for (let row = top; row < bottom; row++)
        for (let i = row * w + left; i < row * w + right; i++) found.add(cells[i]!);
      return [...found].map((kind) => KINDS[kind]!);
    },
  };
}

/** The pure colours of each kind: one, or for hatching those from its ground to its lines. */
export function coloursOf(
  paints: Readonly<Record<Change, FillPaint>>,
  land: string,
): Readonly<Record<Shown, readonly Rgb[]>> {
  const ground = ({ ground: { color, opacity } }: FillPaint) => mix(color, land, opacity);
  const line = (paint: FillPaint) =>
    paint.ink ? mix(paint.ink.color, ground(paint), paint.ink.opacity) : ground(paint);
  const between = (paint: FillPaint) => {
    const [a, b] = [parseHex(ground(paint)), parseHex(line(paint))];
    return Array.from({ length: 17 }, (_, i) => mixed([a, b], [1 - i / 16, i / 16]));
  };
  return {
    land: [parseHex(land)],
    held: [parseHex(ground(paints.held))],
    gain: [parseHex(ground(paints.gain))],
    loss: between(paints.loss),
  };
}

/** Levels of a channel that a pure colour, and one mixed at a border, may be off by. */
const PURE = 4;
const MIXED = 14;
const STEPS = 8;
/** Least share of a pixel that the kind under its centre has, four samples a pixel. */
const LEAST_SHARE = 3 / 8;

/**
 * Whether a pixel shows what the oracle says. Away from borders its colour must be the kind's own; where several kinds
 * lie about it, it must be a mixture of theirs in which the kind under its centre has its share.
 */
export function isRight(
  pixel: readonly number[],
  expected: Shown,
  around: readonly Shown[],
  colours: Readonly<Record<Shown, readonly Rgb[]>>,
  leastShare = LEAST_SHARE,
): boolean {
  const off = (colour: Rgb) => Math.max(...colour.map((c, i) => Math.abs(c - pixel[i]!)));
  const own = colours[expected];
  const pure = expected === 'loss' ? MIXED : PURE;
  if (own.some((colour) => off(colour) <= pure)) return true;
  const few = (kind: Shown) => colours[kind].filter((_, i) => i % 2 === 0);
  const rest = around.filter((kind) => kind !== expected).flatMap(few);
  for (const a of few(expected))
    for (const [k, b] of rest.entries())
      for (const c of rest.slice(k))
        for (let share = STEPS; share >= leastShare * STEPS; share--)
          for (let other = 0; other <= STEPS - share; other++) {
            const shares = [share, other, STEPS - share - other] as const;
            if (
              off(
                mixed(
                  [a, b, c],
                  shares.map((s) => s / STEPS),
                ),
              ) <= MIXED
            )
              return true;
          }
  return false;
}

/** What is left of a pixel of which one sample in four is lost. */
const SHARE_LEFT = 3 / 4;

/** Whether a pixel away from borders is its kind's own but for one sample in four, which may be of any. */
export function isSampleLost(
  pixel: readonly number[],
  expected: Shown,
  colours: Readonly<Record<Shown, readonly Rgb[]>>,
): boolean {
  return isRight(pixel, expected, Object.keys(colours) as Shown[], colours, SHARE_LEFT);
}

function mixed(colours: readonly Rgb[], shares: readonly number[]): Rgb {
  const at = (i: 0 | 1 | 2) => colours.reduce((sum, colour, k) => sum + colour[i] * shares[k]!, 0);
  return [at(0), at(1), at(2)];
}

/** Pixels of a picture that are not as the oracle says. `reach`: how far a border may be felt, pixels. */
export function mismatches(
  picture: Picture,
  raster: Raster,
  colours: Readonly<Record<Shown, readonly Rgb[]>>,
  reach: number,
): { x: number; y: number; expected: Shown; pixel: readonly number[] }[] {
  const wrong = [];
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) {
      const pixel = picture.at(x, y);
      const expected = raster.at(x, y);
      const own = colours[expected];
      if (own.some((c) => c.every((v, i) => Math.abs(v - pixel[i]!) <= PURE))) continue;
      if (!isRight(pixel, expected, raster.around(x, y, reach), colours))
        wrong.push({ x, y, expected, pixel });
    }
  return wrong;
}
