/** Twice the area of a triangle, positive when it runs counter-clockwise: `c` lies left of the way from `a` to `b`. */
export function turn(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
): number {
  return (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
}

/**
 * True when the edges ab and cd, whose boxes have a point in common, have more in common than an end of both:
 * they cross, one's end lies on the other, or they lie along one another. Exact for integers that span less than 2^26.
 */
export function edgesMeet(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const ac = ax === cx && ay === cy;
  const bd = bx === dx && by === dy;
  const ad = ax === dx && ay === dy;
  const bc = bx === cx && by === cy;
  if ((ac && bd) || (ad && bc)) return true;
  if (ac) return isAlong(ax, ay, bx, by, dx, dy);
  if (bd) return isAlong(bx, by, ax, ay, cx, cy);
  if (ad) return isAlong(ax, ay, bx, by, cx, cy);
  if (bc) return isAlong(bx, by, ax, ay, dx, dy);
  return (
    Math.sign(turn(ax, ay, bx, by, cx, cy)) * Math.sign(turn(ax, ay, bx, by, dx, dy)) <= 0 &&
    Math.sign(turn(cx, cy, dx, dy, ax, ay)) * Math.sign(turn(cx, cy, dx, dy, bx, by)) <= 0
  );
}

/** True when p and q lie in one direction from the corner c. */
function isAlong(cx: number, cy: number, px: number, py: number, qx: number, qy: number): boolean {
  return turn(cx, cy, px, py, qx, qy) === 0 && (px - cx) * (qx - cx) + (py - cy) * (qy - cy) > 0;
}
