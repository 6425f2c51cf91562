import type { Problem } from '../problem.ts';

/** The same findings with every repair an error: what `--strict` makes of them. */
export function strict(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) =>
    problem.severity === 'repair'
      ? {
          ...problem,
          severity: 'error',
          message: `${problem.message} (--strict refuses repairs: put it right in the file)`,
          repaired: false,
        }
      : problem,
  );
}
