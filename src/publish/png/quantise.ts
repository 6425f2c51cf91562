/** Pixels as red, green, blue and opacity, one byte each, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Colours `0xrrggbb`, and for each pixel which of them. */
export interface Indexed {
  readonly palette: readonly number[];
  readonly indexes: Uint8Array;
}

interface Box {
  readonly colors: number[];
  /** how much these colours count */
  readonly weight: number;
  /** variance times `weight`, of the channel that varies most */
  readonly spread: number;
  readonly channel: number;
}

const SHIFTS = [16, 8, 0] as const;

/**
 * A picture, laid on white, in at most `most` colours. Boxes of colours are cut at the mean of the channel that varies most, the box
 * with the greatest error first (Wu's criterion on Heckbert's cuts, SIGGRAPH 1982); each becomes its mean, but that a colour
 * which fills most of its box stays as it is, so that even fills do not shift.
 */
export function quantise({ data }: Pixels, most = 256): Indexed {
  const colors = toColors(data);
  const counts = new Map<number, number>();
  let run = 0;
  for (let i = 0; i < colors.length; i++) {
    run++;
    if (colors[i] === colors[i + 1]) continue;
    counts.set(colors[i]!, (counts.get(colors[i]!) ?? 0) + run);
    run = 0;
  }
  // A legend's swatch is small and has to keep its hue beside a country's fill: rare colours count for more than their share.
  const weights = new Map([...counts].map(([color, count]) => [color, Math.sqrt(count)]));
  const boxes = [boxOf([...counts.keys()], weights)];
  while (boxes.length < most) {
    let widest = 0;
    for (let i = 1; i < boxes.length; i++) if (boxes[i]!.spread > boxes[widest]!.spread) widest = i;
    const box = boxes[widest]!;
    if (box.spread === 0) break;
    const [low, high] = cut(box, weights);
    boxes[widest] = boxOf(low, weights);
    boxes.push(boxOf(high, weights));
  }
  const indexOf = new Map<number, number>();
  const palette = boxes.map((box, index) => {
    for (const color of box.colors) indexOf.set(color, index);
    return colorOf(box.colors, counts);
  });
  const indexes = new Uint8Array(colors.length);
  for (let i = 0; i < colors.length; i++)
    indexes[i] = i > 0 && colors[i] === colors[i - 1] ? indexes[i - 1]! : indexOf.get(colors[i]!)!;
  return { palette, indexes };
}

/** `0xrrggbb` of each pixel, laid on white. */
function toColors(data: Uint8Array): Uint32Array {
  const colors = new Uint32Array(data.length / 4);
  for (let i = 0, at = 0; i < colors.length; i++, at += 4) {
    const opacity = data[at + 3]!;
    let [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
    if (opacity < 255) {
      red = onWhite(red, opacity);
      green = onWhite(green, opacity);
      blue = onWhite(blue, opacity);
    }
    colors[i] = (red << 16) | (green << 8) | blue;
  }
  return colors;
}

function onWhite(channel: number, opacity: number): number {
  return Math.round((channel * opacity) / 255 + 255 - opacity);
}

function boxOf(colors: number[], weights: ReadonlyMap<number, number>): Box {
  let weight = 0;
  const sums = [0, 0, 0];
  const squares = [0, 0, 0];
  for (const color of colors) {
    const n = weights.get(color)!;
    weight += n;
    for (let c = 0; c < 3; c++) {
      const value = (color >> SHIFTS[c]!) & 255;
      sums[c]! += n * value;
      squares[c]! += n * value * value;
    }
  }
  const spreads = sums.map((sum, c) => squares[c]! - (sum * sum) / weight);
  const spread = Math.max(...spreads);
  return {
    colors,
    weight,
    spread: colors.length > 1 ? Math.max(spread, Number.MIN_VALUE) : 0,
    channel: spreads.indexOf(spread),
  };
}

function cut(
  { colors, weight, channel }: Box,
  weights: ReadonlyMap<number, number>,
): [number[], number[]] {
  const value = (color: number) => (color >> SHIFTS[channel]!) & 255;
  let sum = 0;
  for (const color of colors) sum += weights.get(color)! * value(color);
  const mean = sum / weight;
  const low = colors.filter((color) => value(color) <= mean);
  const high = colors.filter((color) => value(color) > mean);
  return [low, high];
}

function colorOf(colors: readonly number[], counts: ReadonlyMap<number, number>): number {
  let all = 0;
  for (const color of colors) all += counts.get(color)!;
  const common = colors.reduce((a, b) => (counts.get(b)! > counts.get(a)! ? b : a));
  if (counts.get(common)! > all / 2) return common;
  return SHIFTS.reduce<number>((mean, shift) => {
    let sum = 0;
    for (const color of colors) sum += counts.get(color)! * ((color >> shift) & 255);
    return mean | (Math.round(sum / all) << shift);
  }, 0);
}
