import { degreesInKm } from '../../geometry/ellipsoid-length.ts';
import { isInside } from '../../geometry/flat-ring.ts';
import type { PlaceFeature } from '../../publication/publication.ts';
import type { Actor, Zone } from '../../series/series.ts';
import { type Day, endOf, parseDate, toIso } from '../../time/civil-date.ts';
import { type Problem, warning } from '../problem.ts';
import { some } from '../show.ts';
import { toSpot } from '../spot.ts';
import { awayKm } from './away-km.ts';
import type { CheckLimits } from './check-limits.ts';
import { type Held, type Part, partsOf } from './held.ts';

export interface PlaceTable {
  readonly file: string;
  readonly features: readonly PlaceFeature[];
}

/**
 * Holds the table of dated holders against the shapes, place by place and date by date: a place whose holder
 * is certain on a date lies within no other actor's control, and within a zone of its holder where it has any.
 */
export function createPlaceCheck(
  { file, features }: PlaceTable,
  series: { readonly actors: readonly Actor[]; readonly zones: readonly Zone[] },
  limits: CheckLimits,
): { see(now: Held): void; finish(): Problem[] } {
  const actors = actorsByName(series.actors);
  const places = features.flatMap((place) => {
    const spans = toSpans(place, actors);
    return spans.length === 0 ? [] : [{ place, spans, found: new Map<string, Contradiction>() }];
  });
  const withControl = new Set(
    series.zones.filter(({ status }) => status === 'control').map(({ actor }) => actor),
  );
  return {
    see(now) {
      const { from, precision } = now.snapshot;
      const until = endOf({ day: from, precision });
      for (const { place, spans, found } of places) {
        const holders = spans.filter((s) => s.from <= from && until <= s.to).map((s) => s.holder);
        const unsure = spans.some(
          (s) => s.mayFrom < until && from < s.mayTo && !holders.includes(s.holder),
        );
        if (holders.length === 0 || unsure) continue;
        const [lon, lat] = place.geometry.coordinates;
        const holder = holders.join(' and ');
        const tell = (what: string) => {
          const key = `${holder}: ${what}`;
          const known = found.get(key);
          if (known) known.days.push(from);
          else found.set(key, { holder, what, days: [from] });
        };
        let covered = false;
        let own = false;
        for (const { id, actor, status } of series.zones) {
          const isHolder = holders.includes(actor);
          if (!isHolder && status !== 'control') continue;
          const metKm = depthKm([...partsOf(now, id).values()], lon, lat);
          if (isHolder) own ||= metKm >= -limits.placeKm;
          else if (metKm > limits.placeKm) {
            covered = true;
            tell(`${id} covers it`);
          }
        }
        if (!own && !covered && holders.every((holder) => withControl.has(holder)))
          tell('no zone of its holder reaches it');
      }
    },
    finish: () =>
      places.flatMap(({ place: { properties, geometry }, found }) =>
        [...found.values()].map(({ holder, what, days }) =>
          warning(
            { file, path: properties.id },
            'place-contradicted',
            `${what} on ${some(days.map(toIso))}, when the table has it held by ${holder} (limit ${limits.placeKm} km across a border): correct the table or the shapes, or set "checks": {"placeKm"}`,
            { at: toSpot(geometry)!.at, dates: days.map(toIso) },
          ),
        ),
      ),
  };
}

interface Contradiction {
  readonly holder: string;
  readonly what: string;
  readonly days: Day[];
}

interface Span {
  readonly holder: string;
  /** held for certain on the days `[from, to)` */
  readonly from: Day;
  readonly to: Day;
  /** held perhaps on the days `[mayFrom, mayTo)` */
  readonly mayFrom: Day;
  readonly mayTo: Day;
}

/** A month or a year that begins or ends a span says neither way what was on its days. */
function toSpans({ properties }: PlaceFeature, actors: ReadonlyMap<string, string>): Span[] {
  return (properties.holders ?? []).flatMap(({ holder, from, to }) => {
    if (holder === 'unknown') return [];
    const start = from === undefined ? undefined : parseDate(from);
    const end = to === undefined ? undefined : parseDate(to);
    const exact = start?.precision === 'day';
    return [
      {
        holder: actors.get(normal(holder)) ?? holder,
        from: start ? (exact ? start.day : endOf(start)) : Infinity,
        to: end?.day ?? Infinity,
        mayFrom: start?.day ?? -Infinity,
        mayTo: end ? (end.precision === 'day' ? end.day : endOf(end)) : Infinity,
      },
    ];
  });
}

function actorsByName(actors: readonly Actor[]): Map<string, string> {
  return new Map(
    actors.flatMap(({ id, aliases = [] }) =>
      [id, ...aliases].map((name) => [normal(name), id] as const),
    ),
  );
}

function normal(name: string): string {
  return name.trim().toLowerCase();
}

/** Parts farther off than this, in degrees, are not looked at. */
const NEAR = 0.25;

/** How deep within the parts a point lies, in km; negative outside them. */
function depthKm(parts: readonly Part[], lon: number, lat: number): number {
  let inside = false;
  let nearest = Infinity;
  const scale = degreesInKm(lat);
  for (const { box, rings } of parts) {
    const [west, south, east, north] = box;
    if (lon < west - NEAR || lon > east + NEAR || lat < south - NEAR || lat > north + NEAR)
      continue;
    if (rings.reduce((odd, ring) => odd !== isInside(ring, lon, lat), false)) inside = true;
    for (const ring of rings)
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
        nearest = Math.min(
          nearest,
          awayKm(lon, lat, ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!, scale),
        );
  }
  return inside ? nearest : -nearest;
}
