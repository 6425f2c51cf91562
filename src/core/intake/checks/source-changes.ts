import type { Snapshot } from '../../series/series.ts';
import { toIso } from '../../time/civil-date.ts';
import { type Problem, warning } from '../problem.ts';
import { count, some } from '../show.ts';

const TOLD = {
  source: ['source-change', 'compare dates of one source only, or give each source a series'],
  method: ['method-change', 'compare dates of one method only, or give each method a series'],
  definition: [
    'definition-change',
    'compare dates of one definition only, or draw them by the same',
  ],
} as const;

/** Dates from which snapshots come of another source, method or definition, so that what changes across them may be nothing but that. A source not given is not known to be another. */
export function sourceChanges(snapshots: readonly Snapshot[], file: string): Problem[] {
  return (['source', 'method', 'definition'] as const).flatMap((member) => {
    const changes = snapshots
      .slice(1)
      .flatMap((snapshot, i) =>
        snapshot[member] === snapshots[i]![member] ||
        (member === 'source' && !(snapshot.source && snapshots[i]!.source))
          ? []
          : [{ date: toIso(snapshot.from), was: snapshots[i]![member], is: snapshot[member] }],
      );
    if (changes.length === 0) return [];
    const [code, remedy] = TOLD[member];
    const message = `"${member}" changes ${count(changes.length, 'time')}, on ${some(changes.map(({ date, was, is }) => `${date} (${name(was)} to ${name(is)})`))}: ${remedy}`;
    const dates = changes.map(({ date }) => date);
    return [warning({ file, path: 'snapshots' }, code, message, { dates })];
  });
}

function name(value: string | undefined): string {
  return value ?? 'none';
}
