import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECK_LIMITS } from '../../../../src/core/intake/checks/check-limits.ts';
import { importSeries } from '../../../../src/core/intake/import/import-series.ts';
import type { Problem } from '../../../../src/core/intake/problem.ts';
import { toDay, toIso } from '../../../../src/core/time/civil-date.ts';
import { folderFiles } from '../../../../src/publish/folder-files.ts';
import { validateSeries } from '../../../../src/publish/weave-series.ts';
import { realDays } from '../../../support/shared-data.ts';

const days = realDays();
/** The days between the first and the last that no file is named for. */
const dates = new Set(days.map(({ date }) => date));
const missingDays =
  days.length === 0
    ? []
    : daysBetween(days[0]!.date, days.at(-1)!.date).filter((date) => !dates.has(date));

describe.skipIf(days.length === 0)('769 real days', () => {
  let folder: string;
  let imported: Problem[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'real-checks-'));
    mkdirSync(join(folder, 'snapshots'));
    const inputs = days.map(({ file }) => ({
      name: basename(file),
      text: readFileSync(file, 'utf8'),
    }));
    const mapping = { rules: [{ zone: 'ru/control' }] };
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    const across = { placeFiles: [], checks: CHECK_LIMITS, read };
    const options = { mapping, title: 'real', existing: null, across };
    imported = importSeries(inputs, options, (file, text) =>
      writeFileSync(join(folder, file), text),
    ).problems;
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('import tells of the seven missing days, the winding and the repeated days, and nothing that is not so', () => {
    const kinds = new Set(imported.map(({ severity, code }) => `${severity} ${code}`));
    expect([...kinds].sort()).toEqual([
      'repair crs-harmless',
      'repair precision',
      'repair ring-wound',
      'warning missing-dates',
      'warning repeated-snapshots',
    ]);
    const missing = imported.find(({ code }) => code === 'missing-dates')!;
    expect(missingDays).toHaveLength(7);
    expect(missing.message).toContain(
      `7 dates missing from a series of every day: ${missingDays.join(', ')};`,
    );
    expect(missing.dates).toEqual(missingDays);
    const repeated = imported.find(({ code }) => code === 'repeated-snapshots')!;
    expect(repeated.message).toContain(
      `${equalToTheDayBefore()} snapshots the same as the one before`,
    );
    expect(repeated.dates).toHaveLength(equalToTheDayBefore());
    for (const code of ['ring-wound', 'crs-harmless'])
      expect(imported.filter((problem) => problem.code === code)).toHaveLength(days.length);
  });

  test('validate of what was imported tells only what remains', () => {
    const problems = validateSeries(folderFiles(folder));
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning missing-dates',
      'warning repeated-snapshots',
    ]);
  }, 120_000);

  /** By the coordinates in the files, to the seven decimals that are kept. */
  function equalToTheDayBefore(): number {
    const texts = days.map((day) =>
      JSON.stringify(day.polygons(), (_, value) =>
        typeof value === 'number' ? Math.round(value * 1e7) : value,
      ),
    );
    return texts.filter((text, i) => text === texts[i - 1]).length;
  }
});

function daysBetween(first: string, last: string): string[] {
  return Array.from({ length: toDay(last) - toDay(first) + 1 }, (_, i) => toIso(toDay(first) + i));
}

test('the series in the project is sound, and no check cries wolf over it', () => {
  const folder = join(import.meta.dirname, '../../../../data/isis-2014-2017');
  const kinds = validateSeries(folderFiles(folder)).map(
    ({ severity, code }) => `${severity} ${code}`,
  );
  expect(new Set(kinds)).toEqual(new Set(['warning repeated-snapshots']));
}, 60_000);
