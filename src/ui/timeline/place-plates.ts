/** A date on its handle: the handle's pixels, half the date's width, and whether it goes first where room is short. */
export interface Plate {
  readonly x: number;
  readonly half: number;
  readonly first: boolean;
}

/** Pixels between two dates. */
const AIR = 2;

/**
 * The middles of one or two dates, each under its handle as far as the plot's `width` and the other allow; pushed
 * apart evenly where they would touch. Null for one that finds no room beside the other.
 */
export function placePlates(plates: readonly Plate[], width: number): (number | null)[] {
  const held = plates.map(({ x, half }) => clamp(x, half, width - half));
  const [p, q] = plates;
  if (!p || !q) return held;
  const needed = p.half + q.half + AIR;
  if (needed + p.half + q.half > width)
    return plates.map(({ first }, i) => (first ? held[i]! : null));
  const [left, right] = p.x <= q.x ? [0, 1] : [1, 0];
  const overlap = needed - (held[right]! - held[left]!);
  if (overlap <= 0) return held;
  const leftHalf = plates[left]!.half;
  const moved = clamp(held[left]! - overlap / 2, leftHalf, width - plates[right]!.half - needed);
  const placed: number[] = [];
  placed[left] = moved;
  placed[right] = moved + needed;
  return placed;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
