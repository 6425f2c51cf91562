import type { Path64 } from 'clipper2-ts';
import type { Site } from './holdings.ts';
import type { LocalProjection } from './local-projection.ts';
import { nearestCells } from './nearest-cells.ts';
import {
  difference,
  disc,
  fillBays,
  fillHoles,
  grow,
  intersection,
  type Region,
  roundCorners,
  strip,
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

/** A road is taken to join held neighbours up to this far apart, and the land this near to it to go with it. */
const ROAD_KM = 80;
const ROADSIDE_KM = 9;
/** Bays narrower than twice this between the surroundings of held places go with them. */
const BAY_M = 10_000;
/** So does land of up to this size that they enclose, where no other place is nearer. */
const ENCLOSED_KM2 = 2_500;
/** Corners are rounded to these radii: an estimate has no sharp ones, and that of empty land least. */
const CORNER_M = 5_000;
const INFLUENCE_CORNER_M = 14_000;
/** Shreds of influence narrower than twice this, left between control and its limits, are not drawn. */
const SHRED_M = 500;
/** Every place keeps this much ground of its own, or half the way to its neighbour. */
const OWN_GROUND_KM = 3;

/**
 * Draws the zones of an actor from what is known of places. Control: the land nearer to a held place than to any
 * other place, and within its reach or beside a road between held neighbours, bays filled and corners rounded.
 * Extent: the same up to the influence distance. Pockets speak within their reach only and leave the land beyond to
 * the other places. `land`, where given, cuts all.
 */
export function zonesOn(
  sites: readonly Site[],
  projection: LocalProjection,
  bounds: [number, number, number, number],
  land: Region | null,
  reach: Reach,
): Zones {
  const points = sites.map(({ lon, lat }) => projection.toMetres(lon, lat));
  const { cells } = nearestCells(points, bounds);
  const pick = (chosen: (site: Site) => boolean) =>
    sites.flatMap((site, i) => (chosen(site) ? [i] : []));
  const around = (i: number, km: number): Region => [disc(...points[i]!, km * 1000)];
  const within = (i: number, km: number) => intersection([cells[i]!], around(i, km));
  const reachOf = (i: number) => sites[i]!.reachKm ?? reach.reachKm;

  const contested = union(
    ...pick(({ held }) => held === 'contested').map((i) => within(i, reachOf(i))),
  );
  const pockets = (held: Site['held']) =>
    pick((site) => site.supports === 'pocket' && site.held === held).map((i) =>
      within(i, reachOf(i)),
    );
  const ownGround = (chosen: (site: Site) => boolean) =>
    pick(chosen).map((i) => within(i, OWN_GROUND_KM));
  const others = union(
    ...pockets('other'),
    ...ownGround(({ held }) => held === 'other'),
    contested,
  );

  const broad = pick(({ supports }) => supports !== 'pocket');
  const broadCells = nearestCells(
    broad.map((i) => points[i]!),
    bounds,
  );
  const isHeld = (i: number) => sites[i]!.held !== 'other';
  const isStrong = (i: number) => sites[i]!.held === 'actor' && sites[i]!.supports === 'control';
  const nearest = union(broadCells.cells.filter((_, k) => isHeld(broad[k]!)));
  const roads = broadCells.neighbours
    .map(([a, b]) => [broad[a]!, broad[b]!] as const)
    .filter(([a, b]) => isStrong(a) && isStrong(b) && apartKm(points[a]!, points[b]!) <= ROAD_KM)
    .map(([a, b]) => strip(points[a]!, points[b]!, ROADSIDE_KM * 1000));
  const surroundings = fillHoles(
    fillBays(union(...broad.filter(isStrong).map((i) => around(i, reachOf(i))), ...roads), BAY_M),
    ENCLOSED_KM2,
  );
  const beyond = union(
    ...broadCells.cells.flatMap((cell, k) => {
      const i = broad[k]!;
      if (!isHeld(i)) return [];
      const km = influenceOf(sites[i]!, reach.influenceKm);
      return [reachesAll(points[i]!, cell, km) ? [cell] : intersection([cell], around(i, km))];
    }),
  );

  const drawn = (region: Region, cornerM: number, own: readonly Region[]) => {
    const rounded = roundCorners(fillBays(region, CORNER_M), cornerM);
    return cut(difference(union(rounded, ...own), others), land);
  };
  const control = drawn(intersection(surroundings, nearest), CORNER_M, [
    ...pockets('actor'),
    ...ownGround(({ held, supports }) => held === 'actor' && supports !== 'influence'),
  ]);
  const empty = drawn(
    beyond,
    INFLUENCE_CORNER_M,
    ownGround(({ held, supports }) => held === 'actor' && supports === 'influence'),
  );
  const held = union(control, contested);
  const broadEmpty = grow(roundCorners(difference(empty, held), SHRED_M), 2 * SHRED_M);
  return {
    control,
    contested: cut(contested, land),
    extent: union(control, intersection(empty, broadEmpty)),
  };
}

/** A single mark in the desert may have a reach of its own; other places speak for empty land as far as any. */
function influenceOf({ supports, reachKm }: Site, influenceKm: number): number {
  return supports === 'influence' ? (reachKm ?? influenceKm) : influenceKm;
}

function reachesAll([x, y]: readonly [number, number], cell: Path64, km: number): boolean {
  return cell.every((corner) => Math.hypot(corner.x - x, corner.y - y) <= km * 1000);
}

function apartKm(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) / 1000;
}

function cut(region: Region, land: Region | null): Region {
  return land ? intersection(region, land) : region;
}
