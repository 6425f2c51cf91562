import type { Bbox, SeriesInfo, Snapshot } from '../../series/series.ts';
import { toIso, toIsoPrecise } from '../../time/civil-date.ts';
import { readCollection } from '../geojson/read-collection.ts';
import { readAreas } from '../geojson/read-snapshot.ts';
import { Report } from '../geojson/report.ts';
import type { SnapshotFeature } from '../geojson/shapes-by-zone.ts';
import { warnOfInnerDate } from '../geojson/warn-of-inner-date.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { ZoneRules } from '../mapping/zone-of.ts';
import { error, type Problem } from '../problem.ts';
import { validateExtent } from '../series/validate-extent.ts';
import { show } from '../show.ts';

/** A map that is to follow the last one of a series. */
export interface NewMap {
  /** of its file, as problems name it */
  readonly name: string;
  /** the collection as `decodeFile` gives it */
  readonly value: unknown;
  readonly paths?: readonly string[] | undefined;
  readonly snapshot: Snapshot;
}

/** The series it follows. */
export interface GrowingSeries {
  readonly info: SeriesInfo;
  /** null when none is stated */
  readonly extent: Bbox | null;
  readonly mapping: ZoneRules & Pick<Mapping, 'collection'>;
}

/**
 * Reads and checks a map to append, all problems at once: its shapes as those of any snapshot, and that its date follows
 * those that are there. The features are to be used only when no problem is an error.
 */
export function readAppended(
  { name, value, paths, snapshot }: NewMap,
  { info, extent, mapping }: GrowingSeries,
): { features: readonly SnapshotFeature[]; problems: Problem[] } {
  const zones = new Set(info.zones.map(({ id }) => id));
  const report = new Report(name);
  const found = readCollection(value, mapping.collection, report, paths);
  report.problems.push(...datesInOrder(snapshot, info, name));
  if (!found) return { features: [], problems: report.finish() };
  const areas = readAreas(found, mapping, zones, report);
  report.problems.push(...validateExtent(areas, extent, name), ...warnOfInnerDate(found, name));
  return { features: areas.features, problems: report.finish() };
}

function datesInOrder(snapshot: Snapshot, info: SeriesInfo, file: string): Problem[] {
  const date = toIsoPrecise({ day: snapshot.from, precision: snapshot.precision });
  const last = info.snapshots.at(-1);
  const tell = (code: string, message: string) => error({ file, path: '' }, code, message);
  const problems: Problem[] = [];
  if (info.snapshots.some(({ from }) => from === snapshot.from))
    problems.push(
      tell(
        'repeated-date',
        `there is a map of ${date} already: name another date, or correct that map in the series folder and build it`,
      ),
    );
  else if (last && snapshot.from < last.from)
    problems.push(
      tell(
        'date-passed',
        `${date} lies before the last map, of ${toIso(last.from)}: add it to the series folder and build that`,
      ),
    );
  if (snapshot.to !== null && snapshot.to <= snapshot.from)
    problems.push(
      tell(
        'bad-value',
        `${toIso(snapshot.to)} is not after ${date}: write the first day it no longer covers`,
      ),
    );
  const { source } = snapshot;
  if (source !== undefined && !info.sources.some(({ id }) => id === source)) {
    const known = info.sources.map(({ id }) => id).join(', ') || 'none';
    problems.push(
      tell(
        'unknown-source',
        `${show(source)} is not one of the series' sources (${known}): add it in series.json`,
      ),
    );
  }
  return problems;
}
