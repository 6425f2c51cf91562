import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkLast } from '../core/intake/append/check-last.ts';
import { type NewMap, readAppended } from '../core/intake/append/read-appended.ts';
import { readSnapshot } from '../core/intake/geojson/read-snapshot.ts';
import { readExistingSeries, toSeriesText } from '../core/intake/import/series-writer.ts';
import { toSnapshotText } from '../core/intake/import/snapshot-text.ts';
import type { Mapping } from '../core/intake/mapping/mapping.ts';
import { addTo, hasErrors, type Problem } from '../core/intake/problem.ts';
import { readSeriesFolder, SERIES_FILE } from '../core/intake/series/read-series-folder.ts';
import type { SeriesFolder } from '../core/intake/series/series-folder.ts';
import type { SnapshotJson } from '../core/intake/series/series-json.ts';
import { toIsoPrecise } from '../core/time/civil-date.ts';
import { toFileSnapshot } from '../core/topology/file-format.ts';
import { folderFiles } from './folder-files.ts';

/**
 * Adds a map to a series folder: its file under `snapshots/`, and an entry at the end of the list in series.json, which is
 * written last. `find` is told all problems, the folder's own too, before anything is written; it throws when they are
 * not to be borne.
 */
export function appendToFolder(
  path: string,
  added: NewMap,
  mapping: Partial<Mapping>,
  find: (problems: readonly Problem[]) => void,
): void {
  const files = folderFiles(path);
  const { folder, problems } = readSeriesFolder(files);
  if (!folder) {
    find(problems);
    return;
  }
  const { info, extent } = folder;
  const rules = { ...folder.mapping, ...mapping };
  const read = readAppended(added, { info, extent, mapping: rules });
  addTo(problems, read.problems);
  const { snapshot, name } = added;
  if (!hasErrors(read.problems)) {
    const last = [...lastOf(folder, files.read), { file: name, features: read.features }];
    const grown = { ...info, snapshots: [...info.snapshots, snapshot] };
    addTo(problems, checkLast(last, { ...folder, info: grown }));
  }
  find(problems);
  const date = toIsoPrecise({ day: snapshot.from, precision: snapshot.precision });
  const text = toSnapshotText(read.features);
  const file = freeName(path, `snapshots/${date}`, text);
  replaceFile(join(path, file), text);
  const written = readFileSync(join(path, SERIES_FILE), 'utf8');
  const { existing } = readExistingSeries(written, SERIES_FILE);
  const { date: from, to, ...rest } = toFileSnapshot(snapshot);
  const entry = { ...(to === undefined ? { date } : { from, to }), file, ...rest };
  const { snapshots } = JSON.parse(written) as { snapshots: SnapshotJson[] };
  replaceFile(join(path, SERIES_FILE), toSeriesText(existing!, [...snapshots, entry], null));
}

/** The first of `stem.geojson`, `stem-2.geojson`, … that is not there, or holds the text already. */
function freeName(folder: string, stem: string, text: string): string {
  for (let n = 1; ; n++) {
    const name = `${stem}${n === 1 ? '' : `-${n}`}.geojson`;
    const file = join(folder, name);
    if (!existsSync(file) || readFileSync(file, 'utf8') === text) return name;
  }
}

/** The last two snapshots; those whose file is gone or holds an error are left out. */
function lastOf({ info, files, mapping }: SeriesFolder, read: (file: string) => string | null) {
  const zones = new Set(info.zones.map(({ id }) => id));
  return files.slice(-2).flatMap((file) => {
    const { features, problems } = readSnapshot(read(file) ?? '', file, mapping, zones);
    return hasErrors(problems) ? [] : [{ file, features }];
  });
}

/** Writes a file aside and renames it into place. */
function replaceFile(file: string, text: string): void {
  const aside = `${file}.${process.pid}.new`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(aside, text);
  renameSync(aside, file);
}
