import type { SeriesInfo } from '../series/series.ts';

/**
 * What a map of change is about. Ground that a compared zone had at both dates is held, at the second alone gained, at
 * the first alone lost; ground that one of them lost and another gained has changed hands, and is both. Ground in a
 * contested zone at either date is marked on top, whatever else it is.
 */
export interface ComparedZones {
  /** indexes into `series.zones` */
  readonly zones: readonly number[];
  readonly contested: readonly number[];
}

/** The zone asked for alone; else every zone under control, or every zone where none is, with all that is contested. */
export function comparedZones(series: Pick<SeriesInfo, 'zones'>, zone?: number): ComparedZones {
  if (zone !== undefined) return { zones: [zone], contested: [] };
  const of = (status: string) =>
    series.zones.flatMap((each, index) => (each.status === status ? [index] : []));
  const controlled = of('control');
  return controlled.length > 0
    ? { zones: controlled, contested: of('contested') }
    : { zones: series.zones.map((_, index) => index), contested: [] };
}
