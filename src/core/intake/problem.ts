import type { LonLat, Spot } from './spot.ts';

/** How bad a finding is: an error refuses the input, a warning and a repair only tell of it. */
export const SEVERITIES = ['error', 'warning', 'repair'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One finding about someone's input. Problems are data: validators return all they find, and never throw. */
export interface Problem extends ProblemData {
  /** as the reader knows it: `snapshots/2016-10-21.geojson` */
  file: string;
  /** where in the file: `features[3].geometry.coordinates[0]`; empty for the file as a whole */
  path: string;
  severity: Severity;
  /** kebab-case name of the kind of problem: `ring-not-closed` */
  code: string;
  /** the offending value and the remedy, lower case: `ring is not closed: repeat its first position at its end` */
  message: string;
  /** true when the input is used as repaired */
  repaired: boolean;
}

/** What a check knows of a problem besides its words; each is absent where it does not. */
export interface ProblemData {
  /** where on the map it is, in degrees */
  at?: LonLat;
  /** the ring or area on the map it is about, thinned where it has very many positions */
  ring?: readonly LonLat[];
  /** how often it is in the file, where it is told once for all */
  times?: number;
  /** km² that a repair changed, in all */
  areaKm2?: number;
  /** the dates it is about (`YYYY-MM-DD`), all of them where the message names the first few */
  dates?: readonly string[];
}

/** Where a problem is. */
export type Place = Pick<Problem, 'file' | 'path'>;

/** A finding that refuses the input. */
export function error(
  place: Place,
  code: string,
  message: string,
  data?: ProblemData | Spot,
): Problem {
  return { ...placeOf(place), severity: 'error', code, message, repaired: false, ...data };
}

/** A finding the input is used in spite of. */
export function warning(
  place: Place,
  code: string,
  message: string,
  data?: ProblemData | Spot,
): Problem {
  return { ...placeOf(place), severity: 'warning', code, message, repaired: false, ...data };
}

/** A finding that was put right before use. */
export function repair(
  place: Place,
  code: string,
  message: string,
  data?: ProblemData | Spot,
): Problem {
  return { ...placeOf(place), severity: 'repair', code, message, repaired: true, ...data };
}

/** `snapshots/2016-10-21.geojson: features[3].geometry.coordinates[0]: ring is not closed` */
export function formatProblem({ file, path, message }: Problem): string {
  return path === '' ? `${file}: ${message}` : `${file}: ${path}: ${message}`;
}

/** True when any of them is an error. */
export function hasErrors(problems: Iterable<Problem>): boolean {
  for (const problem of problems) if (problem.severity === 'error') return true;
  return false;
}

/** Adds problems to a list: one by one, since there may be more than a call takes arguments. */
export function addTo(problems: Problem[], more: Iterable<Problem>): void {
  for (const problem of more) problems.push(problem);
}

function placeOf({ file, path }: Place): Place {
  return { file, path };
}
