import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toIso } from '../../../../src/core/time/civil-date.ts';
import { makeSeries } from '../../../../src/pages/reader/open-files/make-series.ts';
import { answered, rowsOf } from '../../../../src/pages/reader/open-files/mapping-answer.ts';
import type { Progress } from '../../../../src/pages/reader/open-files/protocol.ts';
import type { ReadableFile } from '../../../../src/pages/reader/open-files/sort-files.ts';
import { folderFiles } from '../../../../src/publish/folder-files.ts';
import { weaveSeries } from '../../../../src/publish/weave-series.ts';

function file(path: string, content: string | Uint8Array): ReadableFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, size: bytes.length, read: () => bytes };
}

function day(properties: object, east = 1): string {
  const ring = [
    [0, 0],
    [east, 0],
    [east, 1],
    [0, 1],
    [0, 0],
  ];
  const geometry = { type: 'Polygon', coordinates: [ring] };
  return JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties, geometry }],
  });
}

const plain = { title: 'Given', mapping: null, tell: () => {} };

test('a series folder is woven as the command line weaves it', () => {
  const folder = 'tests/fixtures/series/tiny';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => file(`tiny/${path}`, readFileSync(join(folder, path))));
  const reply = makeSeries({ ...plain, files });
  const { woven, problems } = weaveSeries(folderFiles(folder));
  if (reply.kind !== 'opened') throw new Error('asked');
  expect(reply.series!.topology).toEqual(woven!.topology);
  expect(reply.series!.places).toEqual(woven!.folder.places);
  expect(reply.findings.map(({ problem }) => problem)).toEqual(problems);
});

test('files without zones are asked about; the answer makes the series, and progress ends with weaving', () => {
  const files = [file('2016-10-20.geojson', day({})), file('2016-10-21.geojson', day({}, 2))];
  const asked = makeSeries({ ...plain, files });
  if (asked.kind !== 'ask-mapping') throw new Error('not asked');
  const mapping = answered(
    asked.suggested,
    'Any Name',
    rowsOf(asked.suggested).map(() => 'claimed'),
  );
  const stages: Progress['stage'][] = [];
  const reply = makeSeries({ ...plain, files, mapping, tell: ({ stage }) => stages.push(stage) });
  if (reply.kind !== 'opened') throw new Error('asked again');
  const { series } = reply.series!.topology;
  expect(series.title).toBe('Given');
  expect(series.zones).toMatchObject([{ status: 'claimed' }]);
  expect(series.actors[0]!.name).toEqual({ en: 'Any Name' });
  expect(series.snapshots.map(({ from }) => toIso(from))).toEqual(['2016-10-20', '2016-10-21']);
  expect(stages).toEqual(['checking', 'checking', 'weaving', 'weaving']);
});

test('problems name the files given, not those made of them, and no problem is told twice', () => {
  const files = ['2016-10-20', '2016-10-21', '2016-10-22'].map((date, i) =>
    file(`days/${date}.geojson`, day({ zone: 'a/control' }, i === 1 ? 40 : 1)),
  );
  const reply = makeSeries({ ...plain, files });
  if (reply.kind !== 'opened') throw new Error('asked');
  const told = reply.findings.map(({ problem }) => JSON.stringify(problem));
  expect(told.length).toBeGreaterThan(0);
  expect(new Set(told).size).toBe(told.length);
  expect(told.join()).not.toContain('snapshots/2016');
});

test('what is no map is said', () => {
  const reply = makeSeries({ ...plain, files: [file('folder/readme.md', 'hello')] });
  expect(reply).toMatchObject({ kind: 'opened', series: null });
  if (reply.kind !== 'opened') return;
  expect(reply.findings.map(({ problem }) => problem.code)).toContain('no-map');
});
