import { changes, type ZoneChange } from '../topology/changes.ts';
import type { Topology } from '../topology/topology.ts';
import { type ActorChange, changesByActor } from './by-actor.ts';
import { changesByRegion, type RegionChange } from './by-region.ts';
import { type ChangedPlace, changedPlaces, type NamedPlace } from './changed-places.ts';
import type { Comparison } from './comparison.ts';
import { type FrontChange, frontChanges } from './fronts.ts';
import type { Region } from './region.ts';

/** All there is to say of two dates: what the page shows and the command line prints. */
export interface ChangeFigures {
  readonly comparison: Comparison;
  readonly zones: readonly ZoneChange[];
  readonly actors: readonly ActorChange[];
  /** empty without regions */
  readonly regions: readonly RegionChange[];
  /** largest first */
  readonly places: readonly ChangedPlace[];
  /** null where no front may be told; see `frontChanges` */
  readonly fronts: readonly FrontChange[] | null;
}

/** Figures of two dates; `regions` to sum by, `gazetteer` to name places after. */
export function changeFigures(
  topology: Topology,
  comparison: Comparison,
  {
    regions = [],
    gazetteer = [],
    mostPlaces = 20,
  }: {
    readonly regions?: readonly Region[];
    readonly gazetteer?: readonly NamedPlace[];
    readonly mostPlaces?: number;
  } = {},
): ChangeFigures {
  const { a, b } = comparison;
  return {
    comparison,
    zones: changes(topology, a, b),
    actors: changesByActor(topology, a, b),
    regions: regions.length > 0 ? changesByRegion(topology, a, b, regions) : [],
    places: changedPlaces(topology, a, b, gazetteer, { most: mostPlaces }),
    fronts: frontChanges(topology, a, b),
  };
}
