import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathWriter } from '../../../src/picture/path-writer.ts';

type Point = readonly [x: number, y: number];
type Points = readonly Point[];

function write(points: Points, tolerance: number, isClosed = false): string {
  const writer = pathWriter(tolerance);
  writer.moveTo(...points[0]!);
  for (const [x, y] of points.slice(1)) writer.lineTo(x, y);
  if (isClosed) writer.closePath();
  return writer.result();
}

/** The vertices of path data with absolute starts and relative steps. */
function read(data: string): [number, number][] {
  const [, start, steps] = /^M([^l]*)l([^z]*)z?$/.exec(data)!;
  const numbers = (text: string) => (text.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
  let [x, y] = numbers(start!) as [number, number];
  const points: [number, number][] = [[x, y]];
  const all = numbers(steps!);
  for (let i = 0; i < all.length; i += 2) {
    [x, y] = [x + all[i]!, y + all[i + 1]!];
    points.push([x, y]);
  }
  return points;
}

function fromLine([px, py]: readonly [number, number], line: Points): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++) {
    const [[ax, ay], [bx, by]] = [line[i - 1]!, line[i]!];
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.max(
      0,
      Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)),
    );
    least = Math.min(least, Math.hypot(px - ax - t * dx, py - ay - t * dy));
  }
  return least;
}

test('steps are relative, in tenths, with no character more than is needed', () => {
  expect(
    write(
      [
        [0.04, 10],
        [0.5, 9.49],
        [-3, 9.5],
      ],
      0,
    ),
  ).toBe('M0 10l.5-.5-3.5 0');
});

test('a ring is closed, and one without area or smaller than the tolerance is left out', () => {
  expect(
    write(
      [
        [0, 0],
        [4, 0],
        [4, 4],
      ],
      0,
      true,
    ),
  ).toBe('M0 0l4 0 0 4z');
  expect(
    write(
      [
        [0, 0],
        [0.2, 0],
        [0.2, 0.2],
      ],
      0.5,
      true,
    ),
  ).toBe('');
  expect(
    write(
      [
        [0, 0],
        [9, 0],
      ],
      0,
      true,
    ),
  ).toBe('');
});

test('what is drawn next does not hold what was drawn before', () => {
  const writer = pathWriter(0);
  writer.moveTo(0, 0);
  writer.lineTo(1, 1);
  expect(writer.result()).toBe('M0 0l1 1');
  expect(writer.result()).toBe('');
});

describe('lines as they come', () => {
  const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
  const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 60 });

  test.each([0, 0.25, 2])(
    'no vertex is farther from what is written than a tolerance of %f',
    (tolerance) => {
      fc.assert(
        fc.property(line, (points) => {
          const data = write(points, tolerance);
          if (data === '') return;
          const written = read(data);
          // Each end of what is written is rounded by half a tenth in x and in y.
          for (const point of points)
            expect(fromLine(point, written)).toBeLessThanOrEqual(tolerance + 0.0708);
        }),
      );
    },
  );
});
