/** How bad a finding is: an error refuses the input, a warning and a repair only tell of it. */
export const SEVERITIES = ['error', 'warning', 'repair'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One finding about someone's input. Problems are data: validators return all they find, and never throw. */
export interface Problem {
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

/** Where a problem is. */
export type Place = Pick<Problem, 'file' | 'path'>;

/** A finding that refuses the input. */
export function error(place: Place, code: string, message: string): Problem {
  return { ...at(place), severity: 'error', code, message, repaired: false };
}

/** A finding the input is used in spite of. */
export function warning(place: Place, code: string, message: string): Problem {
  return { ...at(place), severity: 'warning', code, message, repaired: false };
}

/** A finding that was put right before use. */
export function repair(place: Place, code: string, message: string): Problem {
  return { ...at(place), severity: 'repair', code, message, repaired: true };
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

function at({ file, path }: Place): Place {
  return { file, path };
}
