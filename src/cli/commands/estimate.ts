import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
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
import { type NewSeries, toSeriesText, zonesFor } from '../../core/intake/import/series-writer.ts';
import { parseJson } from '../../core/intake/parse-json.ts';
import { error, hasErrors, type Problem } from '../../core/intake/problem.ts';
import { bboxOf, union, wholeDegrees } from '../../core/intake/series/extent.ts';
import { SERIES_FILE } from '../../core/intake/series/read-series-folder.ts';
import type { SeriesJson } from '../../core/intake/series/series-json.ts';
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
  const problems: Problem[] = [];
  const existing = existingSeries(out, problems);
  const before = existing?.json.estimate;
  const maskFile = textOf(options.mask, '--mask') ?? (before?.mask && join(out, before.mask));
  const asked = {
    ...askedFor(options, before),
    ...(maskFile !== undefined && { mask: relative(out, maskFile) }),
  };
  const source = textOf(options.source, '--source');
  const mask = maskFile === undefined ? null : readMask(maskFile, problems);
  const table = readFileSync(path, 'utf8');
  const made = estimate(table, mask, { ...asked, file: path });
  problems.push(...made.problems, ...(existing ? unknownZones(made, existing.json.zones) : []));
  if (hasErrors(problems)) {
    if (options.json) printJson(problemsJson(problems));
    throw new ProblemsError(options.json ? [] : problems);
  }
  const series = existing ?? newSeries(out, asked, made);
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

function newSeries(out: string, asked: SeriesJson['estimate'] & object, made: Estimate): NewSeries {
  const { actor } = asked;
  return {
    title: basename(resolve(out)),
    ...zonesFor([`${actor}/control`, `${actor}/influence`, ...zonesOf(made)]),
    methodNote: {
      en: `Estimated from ${made.report.places} sourced places, not reported as lines.`,
    },
    estimate: asked,
  };
}

function zonesOf({ snapshots }: Estimate): Set<string> {
  return new Set(
    snapshots.flatMap(({ collection }) => collection.features.map((f) => f.properties.zone)),
  );
}

/** Zones drawn that the folder's series.json does not have. */
function unknownZones(made: Estimate, zones: readonly { id: string }[]): Problem[] {
  const known = new Set(zones.map(({ id }) => id));
  return [...zonesOf(made)]
    .filter((zone) => !known.has(zone))
    .map((zone) => {
      const place = { file: SERIES_FILE, path: 'zones' };
      return error(place, 'unknown-zone', `has no "${zone}", which the estimate draws: add it`);
    });
}

function extentOf({ snapshots }: Estimate): Bbox | null {
  const boxes = snapshots.flatMap(({ collection }) =>
    collection.features.map(({ geometry }) => bboxOf(geometry.coordinates)),
  );
  return wholeDegrees(boxes.reduce(union, null));
}

/** What the command line asks for; for the rest, what series.json says was asked for before. */
function askedFor(
  options: Record<string, unknown>,
  before: SeriesJson['estimate'],
): Omit<SeriesJson['estimate'] & object, 'mask'> {
  const since = textOf(options.since, '--since') ?? before?.since;
  const until = textOf(options.until, '--until') ?? before?.until;
  const also = textOf(options.also, '--also');
  return {
    actor: textOf(options.actor, '--actor') ?? before?.actor ?? requiredText(undefined, '--actor'),
    reachKm: km(options.reach, '--reach') ?? before?.reachKm ?? DEFAULT_REACH.reachKm,
    influenceKm:
      km(options.influence, '--influence') ?? before?.influenceKm ?? DEFAULT_REACH.influenceKm,
    also: also?.split(',').map((date) => date.trim()) ?? before?.also ?? [],
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}

function km(value: unknown, name: string): number | undefined {
  return value === undefined ? undefined : numberOf(value, name, 0, 20_000);
}

function readMask(file: string, problems: Problem[]): LandMask | null {
  const { value, problem } = parseJson(readFileSync(file, 'utf8'), file);
  if (problem) problems.push(problem);
  return (value as LandMask | undefined) ?? null;
}
