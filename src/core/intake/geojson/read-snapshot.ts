import type { Bbox } from '../../series/series.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { createUnmatched } from '../mapping/unmatched.ts';
import { type ZoneRules, zoneOf } from '../mapping/zone-of.ts';
import { parseJson } from '../parse-json.ts';
import { type Problem, warning } from '../problem.ts';
import { bboxOf, union } from '../series/extent.ts';
import { fingerprint } from './fingerprint.ts';
import { type FoundCollection, readCollection } from './read-collection.ts';
import { isAreal, isBeside, readGeometry } from './read-geometry.ts';
import { Report } from './report.ts';
import { reportOverlaps } from './report-overlaps.ts';
import type { SnapshotFeature } from './shapes-by-zone.ts';
import { validateCrs } from './validate-crs.ts';
import { validateHolders } from './validate-holders.ts';
import { warnOfInnerDate } from './warn-of-inner-date.ts';

/** The areas of one snapshot. Features with errors are missing from it, so use it only when none is. */
export interface SnapshotAreas {
  readonly features: readonly SnapshotFeature[];
  /** equal for equal zones and shapes */
  readonly fingerprint: string;
  /** null when nothing is held */
  readonly bbox: Bbox | null;
}

/** One snapshot file as read. */
export interface ReadSnapshot extends SnapshotAreas {
  readonly problems: readonly Problem[];
}

/** Reads the text of one snapshot file by the rules of `mapping`; `zones` are the ids the series knows. */
export function readSnapshot(
  text: string,
  file: string,
  mapping: ZoneRules & Pick<Mapping, 'collection'>,
  zones: ReadonlySet<string>,
): ReadSnapshot {
  return createSnapshotReader(mapping, zones)(text, file);
}

/**
 * Reads the texts of snapshot files one after the other. One without problems is not looked at again when the next has the
 * same text: its features are then the same objects.
 */
export function createSnapshotReader(
  mapping: ZoneRules & Pick<Mapping, 'collection'>,
  zones: ReadonlySet<string>,
): (text: string, file: string) => ReadSnapshot {
  let last: { text: string; found: FoundCollection; areas: SnapshotAreas } | null = null;
  return (text, file) => {
    if (last?.text === text) return { ...last.areas, problems: warnOfInnerDate(last.found, file) };
    last = null;
    const report = new Report(file);
    const { value, problem } = parseJson(text, file);
    if (problem) report.problems.push(problem);
    const found = problem ? null : readCollection(value, mapping.collection, report);
    if (!found) return { ...NOTHING, problems: report.finish() };
    const areas = readAreas(found, mapping, zones, report);
    if (report.finish().length === 0) last = { text, found, areas };
    report.problems.push(...warnOfInnerDate(found, file));
    return { ...areas, problems: report.finish() };
  };
}

const NOTHING: SnapshotAreas = { features: [], fingerprint: '', bbox: null };

/** Reads the areas of a collection; what is wrong is told to `report`. */
export function readAreas(
  found: FoundCollection,
  rules: ZoneRules,
  zones: ReadonlySet<string>,
  report: Report,
): SnapshotAreas {
  validateCrs(found.members, report);
  const unmatched = createUnmatched(rules);
  const features: SnapshotFeature[] = [];
  let shapeless = 0;
  const isMixed = found.features.some(({ geometry }) => isAreal(geometry));
  for (const { path, properties, geometry } of found.features) {
    if (isMixed && isBeside(geometry)) {
      report.repaired('feature-not-area', 1, 0, geometry);
      continue;
    }
    const choice = zoneOf(properties, rules, zones);
    if ('skip' in choice) continue;
    if ('unmatched' in choice) unmatched.add(path, properties, geometry);
    if ('fault' in choice) report.errorOnce(path, ...choice.fault, geometry);
    const faults = report.faults();
    const polygons = readGeometry(geometry, `${path}.geometry`, report);
    if (polygons.length === 0 && report.faults() === faults) shapeless += 1;
    else if ('zone' in choice && polygons.length > 0)
      features.push({ zone: choice.zone, properties, polygons });
  }
  report.problems.push(...unmatched.problems(report.file));
  if (shapeless > 0) report.repaired('feature-empty', shapeless);
  const distinct = withoutRepeats(features);
  const repeats = features.length - distinct.length;
  if (repeats > 0) {
    const once = new Set(distinct);
    const repeated = features.find((feature) => !once.has(feature))!;
    report.repaired('feature-repeated', repeats, 0, repeated.polygons);
  }
  reportOverlaps(distinct, report);
  if (distinct.length === 0 && !report.hasErrors())
    report.problems.push(
      warning(
        report.at(''),
        'nothing-held',
        'no areas in it, so nothing is held: add them if some were',
      ),
    );
  validateHolders(distinct, report);
  return {
    features: distinct,
    fingerprint: fingerprint(distinct),
    bbox: distinct.map(({ polygons }) => bboxOf(polygons)).reduce(union, null),
  };
}

function withoutRepeats(features: readonly SnapshotFeature[]): readonly SnapshotFeature[] {
  if (features.length < 2) return features;
  const known = new Set<string>();
  return features.filter((feature) => {
    const print = fingerprint([feature]);
    if (known.has(print)) return false;
    known.add(print);
    return true;
  });
}
