import type { SeriesInfo } from '../series/series.ts';
import { changedRings } from '../topology/changes.ts';
import { FRONT_STATUSES, frontLines } from '../topology/front-lines.ts';
import type { Topology } from '../topology/topology.ts';
import { passedKm2 } from './passed-ground.ts';

/** A front between two actors at two dates. */
export interface FrontChange {
  /** ids, in the order of the series' actors */
  readonly actors: readonly [string, string];
  /** length at the first date and at the second; 0 where the two did not touch */
  readonly fromLengthKm: number;
  readonly toLengthKm: number;
  /** ground that was the second actor's at the first date and the first actor's at the second, in km²; and the reverse */
  readonly toFirstKm2: number;
  readonly toSecondKm2: number;
  /**
   * How far it moved on average: all ground that changed hands between the two, divided by the mean of the two
   * lengths. Null where there was a front at neither date.
   */
  readonly movedKm: number | null;
}

/**
 * Fronts at snapshots `a` and `b`, longest first. Null where no front may be told: the zones, controlled or contested,
 * are of fewer than two actors, or one of the two maps is estimated, so that nobody reported where its borders run.
 */
export function frontChanges(topology: Topology, a: number, b: number): FrontChange[] | null {
  const { series } = topology;
  const estimated = [a, b].some((at) => series.snapshots[at]!.method === 'estimate');
  const sides = new Set(series.zones.filter(isFront).map(({ actor }) => actor));
  if (estimated || sides.size < 2) return null;
  const pairs = new Map<string, { actors: readonly [string, string]; lengths: [number, number] }>();
  [a, b].forEach((at, i) => {
    for (const { actors, lengthKm } of frontLines(topology, at)) {
      const pair = pairs.get(actors.join()) ?? { actors, lengths: [0, 0] };
      pair.lengths[i] = lengthKm;
      pairs.set(actors.join(), pair);
    }
  });
  const regions = changedRings(topology, a, b);
  const of = (actor: string) =>
    regions.filter(({ zone }) => {
      const own = series.zones[zone]!;
      return own.actor === actor && isFront(own);
    });
  return [...pairs.values()]
    .map(({ actors, lengths: [fromLengthKm, toLengthKm] }) => {
      const toFirstKm2 = passedKm2(topology, of(actors[1]), of(actors[0]));
      const toSecondKm2 = passedKm2(topology, of(actors[0]), of(actors[1]));
      const mean = (fromLengthKm + toLengthKm) / 2;
      const movedKm = mean > 0 ? (toFirstKm2 + toSecondKm2) / mean : null;
      return { actors, fromLengthKm, toLengthKm, toFirstKm2, toSecondKm2, movedKm };
    })
    .sort((p, q) => q.toLengthKm - p.toLengthKm || q.fromLengthKm - p.fromLengthKm);
}

function isFront({ status }: SeriesInfo['zones'][number]): boolean {
  return FRONT_STATUSES.includes(status);
}
