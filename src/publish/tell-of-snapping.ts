import { type Problem, repair } from '../core/intake/problem.ts';
import { SERIES_FILE } from '../core/intake/series/read-series-folder.ts';
import { count } from '../core/intake/show.ts';
import type { SnapReport } from '../core/topology/border-guard.ts';

/** Metres in a degree of latitude: no degree of longitude has more. */
const METRES_PER_DEGREE = 111_700;

/** What was altered in a whole series so that borders meet; one report for each snapshot it was done to. */
export function tellOfSnapping(all: readonly SnapReport[], tolerance: number): Problem[] {
  const reports = all.filter(({ vertices }) => vertices > 0);
  if (reports.length === 0) return [];
  const most = (of: (report: SnapReport) => number) => Math.max(...reports.map(of));
  const metres = most((report) => report.farthestDegrees) * METRES_PER_DEGREE;
  const areaKm2 = most((report) => report.areaKm2);
  const message =
    `borders redrawn within ${tolerance} degrees put where the snapshot before or the zone beside has them, in ${count(reports.length, 'snapshot')}: ` +
    `at most ${count(
      most(({ vertices }) => vertices),
      'vertex',
      'vertices',
    )} in one, by ${metres.toFixed(1)} m and ${areaKm2.toLocaleString('en', { maximumSignificantDigits: 2 })} km2`;
  return [repair({ file: SERIES_FILE, path: 'snapTolerance' }, 'borders-snapped', message)];
}
