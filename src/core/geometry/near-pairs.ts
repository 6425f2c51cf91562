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
  const stepOf = (value: number) => Math.floor((value - from) * scale);
  const order = new Float64Array(count);
  for (let i = 0; i < count; i++) order[i] = stepOf(boxes[4 * i + along]!) * STEPS + i;
  order.sort();
  for (let p = 0; p < count; p++) {
    const a = order[p]! % STEPS;
    const [west, south] = [boxes[4 * a]!, boxes[4 * a + 1]!];
    const [east, north] = [boxes[4 * a + 2]!, boxes[4 * a + 3]!];
    const end = (stepOf(along === 0 ? east : north) + 1) * STEPS;
    for (let q = p + 1; q < count && order[q]! < end; q++) {
      const b = (order[q]! % STEPS) * 4;
      if (
        boxes[b]! <= east &&
        boxes[b + 2]! >= west &&
        boxes[b + 1]! <= north &&
        boxes[b + 3]! >= south
      )
        visit(a, b / 4);
    }
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
