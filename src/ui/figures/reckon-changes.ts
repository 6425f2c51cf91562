import { changesByActor } from '../../core/figures/by-actor.ts';
import { areasInRegion, changesByRegion } from '../../core/figures/by-region.ts';
import type { ChangeFigures } from '../../core/figures/change-figures.ts';
import { changedPlaces, type NamedPlace } from '../../core/figures/changed-places.ts';
import type { Comparison } from '../../core/figures/comparison.ts';
import { frontChanges } from '../../core/figures/fronts.ts';
import type { Region } from '../../core/figures/region.ts';
import { changes } from '../../core/topology/changes.ts';
import type { Topology } from '../../core/topology/topology.ts';

/** Figures of two dates as far as they are reckoned: what is not yet is absent. */
export type FiguresSoFar = Pick<ChangeFigures, 'comparison' | 'zones'> & Partial<ChangeFigures>;

/** Pieces of changed ground looked through for lists by zone and province. */
const MOST_PLACES = 200;
/** Pairs of dates whose figures are kept. */
const KEPT = 12;

/** Reckons the figures of pairs of dates in steps: totals at once, all else when there is time. */
export interface Reckoner {
  /** the totals, and all else that was reckoned before */
  begin(comparison: Comparison): FiguresSoFar;
  /** What is missing of the figures, a step at a time; each calls back with what there is then. */
  steps(soFar: FiguresSoFar, onMore: (soFar: FiguresSoFar) => void): Generator<() => void>;
}

export function createReckoner(
  topology: Topology,
  regions: readonly Region[],
  gazetteer: readonly NamedPlace[],
): Reckoner {
  const kept = new Map<string, FiguresSoFar>();
  const keep = (soFar: FiguresSoFar) => {
    const { a, b } = soFar.comparison;
    kept.delete(`${a} ${b}`);
    kept.set(`${a} ${b}`, soFar);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return soFar;
  };
  return {
    begin(comparison) {
      const { a, b } = comparison;
      const found = kept.get(`${a} ${b}`);
      return keep({ ...(found ?? { zones: changes(topology, a, b) }), comparison });
    },
    *steps(soFar, onMore) {
      const { a, b } = soFar.comparison;
      const put = (more: Partial<ChangeFigures>) => {
        soFar = keep({ ...soFar, ...more });
        onMore(soFar);
      };
      if (!soFar.places)
        yield () =>
          put({ places: changedPlaces(topology, a, b, gazetteer, { most: MOST_PLACES }) });
      if (!soFar.regions) {
        for (const region of regions) yield () => void areasInRegion(topology, region);
        yield () =>
          put({ regions: regions.length > 0 ? changesByRegion(topology, a, b, regions) : [] });
      }
      if (soFar.fronts === undefined) yield () => put({ fronts: frontChanges(topology, a, b) });
      if (!soFar.actors) yield () => put({ actors: changesByActor(topology, a, b) });
    },
  };
}
