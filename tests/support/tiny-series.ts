import type { Bbox, SeriesInfo } from '../../src/core/series/series.ts';
import type { Topology } from '../../src/core/topology/topology.ts';
import { weave } from '../../src/core/topology/weave.ts';

/** A series of `count` daily snapshots from 2020-01-01 (day 18262) with one zone a letter: `a` is `a/control`. */
export function tinySeries(count: number, letters = 'ab'): SeriesInfo {
  return {
    title: 'tiny',
    language: 'en',
    actors: [...letters].map((id) => ({ id, name: { en: id.toUpperCase() }, color: '#c8102e' })),
    zones: [...letters].map((id) => ({ id: `${id}/control`, actor: id, status: 'control' })),
    snapshots: Array.from({ length: count }, (_, i) => ({
      from: 18262 + i,
      to: null,
      precision: 'day',
    })),
    maxCarryDays: null,
    sources: [],
  };
}

export const TINY_EXTENT: Bbox = [0, 0, 1, 1];
/** Degrees a drawn character is wide and high. */
export const CELL = 0.01;

/**
 * Weaves snapshots drawn in ASCII, a letter for each cell of a zone, `.` for nobody, rows from the north.
 * The drawing's south-west corner is at 0, 0.
 */
export function weaveDrawings(drawings: readonly string[], letters = 'ab'): Topology {
  const snapshots = drawings.map((drawing) => {
    const rows = drawing.trim().split(/\s+/).reverse();
    return new Map(
      [...letters].map((letter) => [
        `${letter}/control`,
        rows.flatMap((row, y) =>
          [...row].flatMap((cell, x) => (cell === letter ? [square(x * CELL, y * CELL)] : [])),
        ),
      ]),
    );
  });
  return weave({ series: tinySeries(drawings.length, letters), extent: TINY_EXTENT, snapshots });
}

/** How many cells of a drawing bear a letter. */
export function countCells(drawing: string, letter: string): number {
  return [...drawing].filter((cell) => cell === letter).length;
}

function square(x: number, y: number): number[][][] {
  const [e, n] = [x + CELL, y + CELL];
  return [
    [
      [x, y],
      [e, y],
      [e, n],
      [x, n],
      [x, y],
    ],
  ];
}
