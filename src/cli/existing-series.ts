import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExistingSeries, readExistingSeries } from '../core/intake/import/series-writer.ts';
import type { Problem } from '../core/intake/problem.ts';
import { SERIES_FILE } from '../core/intake/series/read-series-folder.ts';

/** The series.json in the folder `out` that new snapshots go into; null when there is none. */
export function existingSeries(out: string, problems: Problem[]): ExistingSeries | null {
  const file = join(out, SERIES_FILE);
  if (!existsSync(file)) return null;
  const { existing, problems: found } = readExistingSeries(readFileSync(file, 'utf8'), SERIES_FILE);
  problems.push(...found);
  return existing;
}
