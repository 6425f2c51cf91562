import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { CAC } from 'cac';
import {
  DEFAULT_REACH,
  type Estimate,
  type EstimateReport,
  estimate,
  type LandMask,
  snapshotEntry,
  snapshotText,
} from '../../core/intake/estimate/estimate.ts';
import { toSeriesText, zonesFor } from '../../core/intake/import/series-writer.ts';
import { parseJson } from '../../core/intake/parse-json.ts';
import { hasErrors, type Problem } from '../../core/intake/problem.ts';
import { bboxOf, union, wholeDegrees } from '../../core/intake/series/extent.ts';
import { SERIES_FILE } from '../../core/intake/series/read-series-folder.ts';
import type { Bbox } from '../../core/series/series.ts';
import { replaceEntries } from '../../publish/write-aside.ts';
import { numberOf, requiredText, textOf } from '../arguments.ts';
import { existingSeries } from '../existing-series.ts';
import { ProblemsError } from '../exit.ts';
import { print, printJson, problemsJson, tell, tellProblems } from '../output.ts';

export function addEstimate(cli: CAC): void {
  cli
    .command('estimate <places>', 'Make snapshots from a table of places with dated holders')
    .option('--actor <id>', 'the holder whose zones are drawn')
    .option('--out <dir>', 'the series folder; other fields of its series.json are kept')
    .option(
      '--reach <km>',
      `a held place speaks for its surroundings up to here (${DEFAULT_REACH.reachKm})`,
    )
    .option('--influence <km>', `and for empty land up to here (${DEFAULT_REACH.influenceKm})`)
    .option('--also <dates>', 'dates drawn besides those of changes, with commas between')
    .option('--since <date>', 'first date drawn; what is held then is drawn on it')
    .option('--until <date>', 'first date no longer drawn')
    .option('--mask <file>', 'GeoJSON of the land that zones may cover')
    .option('--source <id>', 'source of the snapshots, one of "sources" in series.json')
    .option('--json', 'print problems as JSON')
    .action(runEstimate);
}

function runEstimate(path: string, options: Record<string, unknown>): void {
  const out = requiredText(options.out, '--out');
  const actor = requiredText(options.actor, '--actor');
  const problems: Problem[] = [];
  const existing = existingSeries(out, problems);
  const mask = maskOf(options, problems);
  const table = readFileSync(path, 'utf8');
  const made = estimate(table, mask, {
    actor,
    file: path,
    ...distance('reachKm', options.reach, '--reach'),
    ...distance('influenceKm', options.influence, '--influence'),
    ...text('since', options.since, '--since'),
    ...text('until', options.until, '--until'),
    also:
      textOf(options.also, '--also')
        ?.split(',')
        .map((date) => date.trim()) ?? [],
  });
  problems.push(...made.problems);
  if (hasErrors(problems)) {
    if (options.json) printJson(problemsJson(problems));
    throw new ProblemsError(options.json ? [] : problems);
  }
  const series = existing ?? newSeries(out, actor, made);
  const source = textOf(options.source, '--source');
  replaceEntries(out, (aside) => {
    mkdirSync(join(aside, 'snapshots'));
    for (const snapshot of made.snapshots)
      writeFileSync(join(aside, snapshot.file), snapshotText(snapshot));
    const entries = made.snapshots.map((snapshot) => snapshotEntry(snapshot, source));
    writeFileSync(join(aside, SERIES_FILE), toSeriesText(series, entries, extentOf(made)));
    if (!existsSync(join(out, 'places.csv'))) copyFileSync(path, join(aside, 'places.csv'));
  });
  if (options.json) printJson(problemsJson(problems));
  else {
    tellProblems(problems);
    tellReport(made.report);
    print(`${out}: ${made.report.snapshots} snapshots`);
  }
}

function tellReport({
  places,
  spans,
  leftOut,
  startsByEvidence,
  reachKm,
  influenceKm,
}: EstimateReport): void {
  tell(`${places} places, ${spans} spans; reach ${reachKm} km, influence ${influenceKm} km`);
  if (startsByEvidence.length > 0)
    tell(`start not found, the latest date they were held taken: ${startsByEvidence.join(', ')}`);
  for (const { line, place, reason } of leftOut)
    tell(`left out: line ${line}, ${place}: ${reason}`);
}

function newSeries(out: string, actor: string, { snapshots, report }: Estimate) {
  const ids = snapshots.flatMap(({ collection }) =>
    collection.features.map((f) => f.properties.zone),
  );
  const known = new Set([`${actor}/control`, `${actor}/influence`, ...ids]);
  return {
    title: basename(resolve(out)),
    ...zonesFor(known),
    methodNote: { en: `Estimated from ${report.places} sourced places, not reported as lines.` },
  };
}

function extentOf({ snapshots }: Estimate): Bbox | null {
  const boxes = snapshots.flatMap(({ collection }) =>
    collection.features.map(({ geometry }) => bboxOf(geometry.coordinates)),
  );
  return wholeDegrees(boxes.reduce(union, null));
}

function maskOf(options: Record<string, unknown>, problems: Problem[]): LandMask | null {
  const file = textOf(options.mask, '--mask');
  if (file === undefined) return null;
  const { value, problem } = parseJson(readFileSync(file, 'utf8'), file);
  if (problem) problems.push(problem);
  return (value as LandMask | undefined) ?? null;
}

function distance<K extends string>(key: K, value: unknown, name: string): { [P in K]?: number } {
  return value === undefined
    ? {}
    : ({ [key]: numberOf(value, name, 0, 20_000) } as { [P in K]: number });
}

function text<K extends string>(key: K, value: unknown, name: string): { [P in K]?: string } {
  const given = textOf(value, name);
  return given === undefined ? {} : ({ [key]: given } as { [P in K]: string });
}
