import type { Site } from './holdings.ts';
import type { LocalProjection } from './local-projection.ts';
import { nearestCells } from './nearest-cells.ts';
import {
  difference,
  disc,
  fillBays,
  intersection,
  type Region,
  roundCorners,
  union,
} from './plane.ts';

/** How far places speak, in km. */
export interface Reach {
  readonly reachKm: number;
  readonly influenceKm: number;
}

/** What an actor is estimated to have on a date, in the plane: `extent` is control and influence together. */
export interface Zones {
  readonly control: Region;
  readonly contested: Region;
  readonly extent: Region;
}

/** Bays narrower than twice this between the surroundings of held places are filled: roads run there. */
const BAY_M = 12_000;
/** Corners are rounded to this radius: an estimate has no sharp ones. */
const CORNER_M = 5_000;
/** Every place keeps this much ground of its own, or half the way to its neighbour. */
const OWN_GROUND_M = 3_000;

/**
 * Draws the zones of an actor from what is known of places. Control: the land nearer to a held place than to any
 * other place, and within its reach, bays filled and corners rounded. Extent: the same up to the influence distance.
 * Pockets speak within their reach only and leave the land beyond to the other places. `land`, where given, cuts all.
 */
export function zonesOn(
  sites: readonly Site[],
  projection: LocalProjection,
  bounds: [number, number, number, number],
  land: Region | null,
  reach: Reach,
): Zones {
  const points = sites.map(({ lon, lat }) => projection.toMetres(lon, lat));
  const cells = nearestCells(points, bounds);
  const discOf = (i: number, km: number) => [disc(...points[i]!, km * 1000)];
  const within = (i: number, km: number) => intersection([cells[i]!], discOf(i, km));
  const pick = (chosen: (site: Site) => boolean) =>
    sites.flatMap((site, i) => (chosen(site) ? [i] : []));

  const broad = pick(({ supports }) => supports !== 'pocket');
  const broadCells = nearestCells(
    broad.map((i) => points[i]!),
    bounds,
  );
  const isHeld = (i: number) => sites[i]!.held !== 'other';
  const nearest = union(broadCells.filter((_, k) => isHeld(broad[k]!)));

  const strong = broad.filter(
    (i) => sites[i]!.held === 'actor' && sites[i]!.supports === 'control',
  );
  const surroundings = union(...strong.map((i) => discOf(i, sites[i]!.reachKm ?? reach.reachKm)));
  const beyond = union(...broad.filter(isHeld).map((i) => discOf(i, reach.influenceKm)));

  const pockets = (held: Site['held']) =>
    pick((site) => site.supports === 'pocket' && site.held === held).map((i) =>
      within(i, sites[i]!.reachKm!),
    );
  const ownGround = (held: Site['held'], indexes: readonly number[]) =>
    indexes.filter((i) => sites[i]!.held === held).map((i) => within(i, OWN_GROUND_M / 1000));

  const all = sites.map((_, i) => i);
  const contested = union(
    ...pick(({ held }) => held === 'contested').map((i) =>
      within(i, sites[i]!.reachKm ?? reach.reachKm),
    ),
  );
  const notTheirs = union(...pockets('other'), ...ownGround('other', all), contested);
  const smooth = (region: Region) => roundCorners(fillBays(region, CORNER_M), CORNER_M);
  const theirs = (region: Region, own: Region[]) =>
    cut(difference(union(smooth(region), ...own), notTheirs), land);

  const own = [...pockets('actor'), ...ownGround('actor', strong)];
  const control = theirs(intersection(fillBays(surroundings, BAY_M), nearest), own);
  const rest = theirs(intersection(beyond, nearest), ownGround('actor', broad));
  return { control, contested: cut(contested, land), extent: union(rest, control) };
}

function cut(region: Region, land: Region | null): Region {
  return land ? intersection(region, land) : region;
}
