import { formatProblem, type Problem, SEVERITIES, type Severity } from '../core/intake/problem.ts';
import { areaChanged, count } from '../core/intake/show.ts';

/** Problems of one kind that are listed before the rest is only counted; of repairs one tells what all are. */
const SHOWN: Record<Severity, number> = { error: 10, warning: 3, repair: 1 };

const TITLES: Record<Severity, string> = { error: 'error', warning: 'warning', repair: 'repaired' };

/**
 * Problems as people read them, the gravest last, where a terminal comes to rest: of each kind the first few, how
 * many more there are, and at the end how many there are of each severity.
 */
export function problemLines(problems: readonly Problem[]): string[] {
  const lines = [...SEVERITIES].reverse().flatMap((severity) => {
    const found = problems.filter((problem) => problem.severity === severity);
    const kinds = new Map<string, Problem[]>();
    for (const problem of found) {
      const alike = kinds.get(problem.code);
      if (alike) alike.push(problem);
      else kinds.set(problem.code, [problem]);
    }
    return [...kinds.values()].flatMap((alike) => linesOf(alike, severity));
  });
  if (problems.length < 2) return lines;
  const tally = SEVERITIES.flatMap((severity) => {
    const n = problems.filter((problem) => problem.severity === severity).length;
    return n > 0 ? [count(n, severity)] : [];
  });
  const isCut = lines.some((line) => line.startsWith(' '));
  return [...lines, `${tally.join(', ')}${isCut ? '; --json lists them all' : ''}`];
}

function linesOf(alike: readonly Problem[], severity: Severity): string[] {
  const shown = alike.slice(0, SHOWN[severity]);
  const lines = shown.map((problem) => `${TITLES[severity]}: ${formatProblem(problem)}`);
  const rest = alike.slice(shown.length);
  return rest.length === 0 ? lines : [...lines, `  ${alike[0]!.code}: ${restOf(rest)}`];
}

/** `766 more, 6,128 times; 0.2 km2 changed`, in as many files. */
function restOf(rest: readonly Problem[]): string {
  const sum = (key: 'times' | 'areaKm2') =>
    rest.reduce((total, problem) => total + (problem[key] ?? 0), 0);
  const files = new Set(rest.map(({ file }) => file)).size;
  const where = files > 1 ? ` in ${count(files, 'file')}` : '';
  const times = sum('times') > rest.length ? `, ${count(sum('times'), 'time')} in all` : '';
  const area = sum('areaKm2') >= 1e-6 ? `; ${areaChanged(sum('areaKm2'))}` : '';
  return `${rest.length.toLocaleString('en')} more${where}${times}${area}`;
}
