import type { Site } from './holdings.ts';
import type { LocalProjection } from './local-projection.ts';
import { type NearestCells, nearestCells } from './nearest-cells.ts';
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
  const all = divide(sites, projection, bounds);
  const broad = divide(
    sites.filter(({ supports }) => supports !== 'pocket'),
    projection,
    bounds,
  );
  const reachKm = (site: Site) => site.reachKm ?? reach.reachKm;
  const influenceKm = ({ supports, reachKm: own }: Site) =>
    supports === 'influence' && own !== null ? own : reach.influenceKm;
  const pocketsOf = (holder: Site['held']) =>
    around(all, ({ supports, held }) => supports === 'pocket' && held === holder, reachKm);
  const ownGround = (chosen: (site: Site) => boolean) => around(all, chosen, () => OWN_GROUND_KM);

  const contested = union(...around(all, ({ held }) => held === 'contested', reachKm));
  const others = union(
    ...pocketsOf('other'),
    ...ownGround(({ held }) => held === 'other'),
    contested,
  );
  const drawn = (region: Region, cornerM: number, own: readonly Region[]) => {
    const rounded = roundCorners(fillBays(region, CORNER_M), cornerM);
    return cut(difference(union(rounded, ...own), others), land);
  };

  const nearest = union(broad.cells.filter((_, i) => isHeld(broad.sites[i]!)));
  const control = drawn(intersection(surroundings(broad, reachKm), nearest), CORNER_M, [
    ...pocketsOf('actor'),
    ...ownGround(({ held, supports }) => held === 'actor' && supports !== 'influence'),
  ]);
  const empty = drawn(
    union(...around(broad, isHeld, influenceKm)),
    INFLUENCE_CORNER_M,
    ownGround(({ held, supports }) => held === 'actor' && supports === 'influence'),
  );
  const shredless = roundCorners(difference(empty, union(control, contested)), SHRED_M);
  return {
    control,
    contested: cut(contested, land),
    extent: union(control, intersection(empty, grow(shredless, 2 * SHRED_M))),
  };
}

/** Places in the plane, and the land nearest to each. */
interface Division extends NearestCells {
  readonly sites: readonly Site[];
  readonly points: readonly [x: number, y: number][];
}

function divide(
  sites: readonly Site[],
  projection: LocalProjection,
  bounds: [number, number, number, number],
): Division {
  const points = sites.map(({ lon, lat }) => projection.toMetres(lon, lat));
  return { sites, points, ...nearestCells(points, bounds) };
}

/** The land nearest to each of the places chosen, up to a distance from it. */
function around(
  { sites, points, cells }: Division,
  chosen: (site: Site) => boolean,
  distanceKm: (site: Site) => number,
): Region[] {
  return sites.flatMap((site, i) => {
    if (!chosen(site)) return [];
    const [x, y] = points[i]!;
    const cell = cells[i]!;
    const metres = distanceKm(site) * 1000;
    const inside = cell.every((corner) => Math.hypot(corner.x - x, corner.y - y) <= metres);
    return [inside ? [cell] : intersection([cell], [disc(x, y, metres)])];
  });
}

/** The land that goes with held places: their reach, the roads between them, bays and what they enclose. */
function surroundings(
  { sites, points, neighbours }: Division,
  reachKm: (site: Site) => number,
): Region {
  const isStrong = ({ held, supports }: Site) => held === 'actor' && supports === 'control';
  const discs = sites.flatMap((site, i) =>
    isStrong(site) ? [[disc(...points[i]!, reachKm(site) * 1000)]] : [],
  );
  const roads = neighbours.filter(([a, b]) => {
    if (!isStrong(sites[a]!) || !isStrong(sites[b]!)) return false;
    const km = Math.hypot(points[a]![0] - points[b]![0], points[a]![1] - points[b]![1]) / 1000;
    const covered = Math.min(reachKm(sites[a]!), reachKm(sites[b]!)) - 1;
    return km <= ROAD_KM && Math.hypot(km / 2, ROADSIDE_KM) > covered;
  });
  const strips = roads.map(([a, b]) => strip(points[a]!, points[b]!, ROADSIDE_KM * 1000));
  return fillHoles(fillBays(union(...discs, ...strips), BAY_M), ENCLOSED_KM2);
}

function isHeld({ held }: Site): boolean {
  return held !== 'other';
}

function cut(region: Region, land: Region | null): Region {
  return land ? intersection(region, land) : region;
}
