import { zoneAreaKm2 } from '../geometry/ellipsoid-area.ts';
import type { Bbox } from '../series/series.ts';
import type { ZoneChange } from '../topology/changes.ts';

/** An area in km² as others are told. */
export interface Rates {
  /** of the map's extent, 0-100 */
  readonly percentOfExtent: number;
  /** for each day between the two dates; null where they are the same day */
  readonly km2PerDay: number | null;
}

/** Area in km² of an extent. */
export function extentKm2([west, south, east, north]: Bbox): number {
  return (east - west) * (zoneAreaKm2(north) - zoneAreaKm2(south));
}

/** Held, gained, lost and net as shares of the map's extent and by day; `days` from the first date to the second, either way. */
export function ratesOf(
  change: Omit<ZoneChange, 'zone'>,
  extent: Bbox,
  days: number,
): Record<'held' | 'gain' | 'loss' | 'net', Rates> {
  const whole = extentKm2(extent);
  const span = Math.abs(days);
  const rates = (areaKm2: number): Rates => ({
    percentOfExtent: (areaKm2 / whole) * 100,
    km2PerDay: span > 0 ? areaKm2 / span : null,
  });
  const { heldKm2, gainKm2, lossKm2, netKm2 } = change;
  return { held: rates(heldKm2), gain: rates(gainKm2), loss: rates(lossKm2), net: rates(netKm2) };
}
