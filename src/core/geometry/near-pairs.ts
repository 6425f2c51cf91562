/** As many steps as leave room for 2^26 boxes in one number. */
const STEPS = 2 ** 26;

/**
 * Calls `visit` once for every two boxes that have a point in common; `boxes` holds west, south, east, north of each.
 * A sweep along the axis on which boxes are shorter beside the whole: each box meets those that begin before it ends.
 */
export function eachNearPair(
  boxes: ArrayLike<number>,
  visit: (a: number, b: number) => void,
): void {
  const count = boxes.length / 4;
  if (count < 2) return;
  const { along, from, width } = sweepAxis(boxes, count);
  const scale = width > 0 ? (STEPS - 1) / width : 0;
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++)
    keys[i] = Math.floor((boxes[4 * i + along]! - from) * scale) * STEPS + i;
  keys.sort();
  const order = new Int32Array(count);
  const starts = new Int32Array(count);
  const sorted = new Float64Array(4 * count);
  for (let p = 0; p < count; p++) {
    const start = Math.floor(keys[p]! / STEPS);
    const box = keys[p]! - start * STEPS;
    order[p] = box;
    starts[p] = start;
    for (let side = 0; side < 4; side++) sorted[4 * p + side] = boxes[4 * box + side]!;
  }
  for (let p = 0; p < count; p++) {
    const [west, south] = [sorted[4 * p]!, sorted[4 * p + 1]!];
    const [east, north] = [sorted[4 * p + 2]!, sorted[4 * p + 3]!];
    const end = Math.floor(((along === 0 ? east : north) - from) * scale);
    for (let q = p + 1, at = 4 * q; q < count && starts[q]! <= end; q++, at += 4)
      if (
        sorted[at]! <= east &&
        sorted[at + 2]! >= west &&
        sorted[at + 1]! <= north &&
        sorted[at + 3]! >= south
      )
        visit(order[p]!, order[q]!);
  }
}

/** 0 to sweep from west to east, 1 from south to north; where the boxes begin there, and how wide they all are. */
function sweepAxis(
  boxes: ArrayLike<number>,
  count: number,
): { along: 0 | 1; from: number; width: number } {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let [wide, high] = [0, 0];
  for (let i = 0; i < 4 * count; i += 4) {
    const [w, s, e, n] = [boxes[i]!, boxes[i + 1]!, boxes[i + 2]!, boxes[i + 3]!];
    if (w < west) west = w;
    if (s < south) south = s;
    if (e > east) east = e;
    if (n > north) north = n;
    wide += e - w;
    high += n - s;
  }
  const isWide = wide * (north - south) <= high * (east - west);
  return isWide
    ? { along: 0, from: west, width: east - west }
    : { along: 1, from: south, width: north - south };
}
