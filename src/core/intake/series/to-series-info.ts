import type { SeriesInfo, Snapshot } from '../../series/series.ts';
import { parseDate, toDay } from '../../time/civil-date.ts';
import type { SeriesJson, SnapshotJson } from './series-json.ts';

/** The domain form of a valid series.json, its snapshots in order of time with the file of each. */
export function toSeriesInfo(json: SeriesJson): { info: SeriesInfo; files: string[] } {
  const entries = json.snapshots
    .map((entry) => ({ snapshot: toSnapshot(entry), file: entry.file }))
    .sort((a, b) => a.snapshot.from - b.snapshot.from);
  const { title, language, actors, zones, sources, maxCarryDays } = json;
  return {
    info: withoutUndefined({
      title,
      language,
      actors,
      zones,
      snapshots: entries.map(({ snapshot }) => snapshot),
      maxCarryDays: maxCarryDays ?? null,
      sources,
    }),
    files: entries.map(({ file }) => file),
  };
}

function toSnapshot({
  date,
  from,
  to,
  source,
  published,
  method,
  definition,
  note,
}: SnapshotJson): Snapshot {
  const start = parseDate(date ?? from!)!;
  return withoutUndefined({
    from: start.day,
    to: to === undefined ? null : toDay(to),
    precision: start.precision,
    source,
    published: published === undefined ? undefined : toDay(published),
    method,
    definition,
    note,
  });
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Valibot types absent members as `T | undefined`; the domain knows them as absent only. */
export function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as Defined<T>;
}
