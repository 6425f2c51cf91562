/**
 * A closed ring with its corners cut (Chaikin): rounds off the steps of a coarsely quantised lake.
 * @param {number[][]} ring closed
 */
export function smoothRing(ring, rounds = 2) {
  let points = ring.slice(0, -1);
  for (let round = 0; round < rounds; round++)
    points = points.flatMap((p, i) => {
      const q = points[(i + 1) % points.length];
      return [between(p, q, 0.25), between(p, q, 0.75)];
    });
  return [...points, points[0]];
}

/**
 * A line averaged over a window, so that its name can follow it without turning on every bend.
 * @param {number[][]} line
 * @param {{step: number, window: number}} in degrees along the line
 */
export function smoothLine(line, { step, window }) {
  const points = resample(line, step);
  const reach = Math.round(window / step / 2);
  return points
    .map((_, i) => {
      const near = Math.min(reach, i, points.length - 1 - i);
      const around = points.slice(i - near, i + near + 1);
      return [0, 1].map((axis) => around.reduce((sum, p) => sum + p[axis], 0) / around.length);
    })
    .filter((_, i) => i % 4 === 0 || i === points.length - 1);
}

/**
 * The longest line that joining pieces end to end gives, gaps up to `gap` degrees closed.
 * @param {number[][][]} pieces
 */
export function mainStem(pieces, gap) {
  const rest = [...pieces].sort((a, b) => lengthOf(b) - lengthOf(a));
  let stem = rest.shift();
  for (let joined = true; joined; ) {
    joined = false;
    let best;
    for (const piece of rest)
      for (const turned of [piece, [...piece].reverse()])
        for (const atEnd of [true, false]) {
          const near = atEnd
            ? distance(stem.at(-1), turned[0])
            : distance(stem[0], turned.at(-1));
          if (near <= gap && (!best || near - lengthOf(piece) < best.score))
            best = { score: near - lengthOf(piece), piece, turned, atEnd };
        }
    if (!best) break;
    stem = best.atEnd ? [...stem, ...best.turned] : [...best.turned, ...stem];
    rest.splice(rest.indexOf(best.piece), 1);
    joined = true;
  }
  return stem;
}

function resample(line, step) {
  const out = [line[0]];
  let left = step;
  for (let i = 1; i < line.length; i++) {
    let from = line[i - 1];
    for (let d = distance(from, line[i]); d >= left; d = distance(from, line[i])) {
      from = between(from, line[i], left / d);
      out.push(from);
      left = step;
    }
    left -= distance(from, line[i]);
  }
  out.push(line.at(-1));
  return out;
}

function lengthOf(line) {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1], line[i]);
  return sum;
}

function distance([x1, y1], [x2, y2]) {
  return Math.hypot((x2 - x1) * Math.cos((y1 * Math.PI) / 180), y2 - y1);
}

function between(p, q, t) {
  return [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
}
