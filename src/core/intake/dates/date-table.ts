import { parseDate } from '../../time/civil-date.ts';
import type { SnapshotDate } from '../mapping/date-of.ts';
import { parseTable } from '../parse-table.ts';
import { error, type Problem, warning } from '../problem.ts';
import { show, some } from '../show.ts';

/** Dates by the names of files: as they were given, their last part, or that without its extension. */
export type DateTable = ReadonlyMap<string, SnapshotDate>;

/**
 * Reads a table of dates: CSV (commas, semicolons or tabs) with the columns `file`, `from` and, for intervals,
 * `to`, the first day no longer covered. Never throws; a line with an error is not in the table.
 */
export function parseDateTable(
  text: string,
  file: string,
): { table: DateTable; problems: Problem[] } {
  const body = text.replace(/^\uFEFF/, '');
  const header = body.split('\n', 1)[0]!;
  const delimiter = [';', '\t'].find((char) => header.includes(char)) ?? ',';
  const rows = parseTable(body, delimiter);
  const table = new Map<string, SnapshotDate>();
  const problems: Problem[] = [];
  const columns = new Map(rows.columns.map((column) => [column.trim().toLowerCase(), column]));
  const missing = ['file', 'from'].filter((column) => !columns.has(column));
  if (missing.length > 0) {
    const message = `column ${missing.map(show).join(', ')} is missing: the header has ${rows.columns.join(', ')}; write file,from,to`;
    return { table, problems: [error({ file, path: 'line 1' }, 'missing-column', message)] };
  }
  rows.forEach((row, i) => {
    const cell = (name: string) => (row[columns.get(name) ?? ''] ?? '').trim();
    const fault = add(cell('file'), cell('from'), cell('to'));
    if (fault) problems.push(error({ file, path: `line ${i + 2}` }, ...fault));
  });
  return { table, problems };

  function add(name: string, start: string, end: string): [code: string, message: string] | null {
    if (name === '' && start === '' && end === '') return null;
    if (name === '') return ['table-file', 'names no file: write its name in the column "file"'];
    const from = parseDate(start);
    if (!from)
      return ['bad-date', `${show(start)} is not a date: write YYYY-MM-DD, YYYY-MM or YYYY`];
    const to = end === '' ? null : parseDate(end);
    if (to === undefined || (to && to.day <= from.day)) {
      const message = `${show(end)} is not a date after ${start}: write YYYY-MM-DD, or leave it empty`;
      return ['bad-date', message];
    }
    if (table.has(name)) return ['table-repeated', `${show(name)} is listed twice: keep one line`];
    table.set(name, { from, to });
    return null;
  }
}

/** The entry of a file: by its whole path, its last part, or that without extension. */
export function findInTable(table: DateTable, name: string): string | null {
  const parts = name.split(/[\\/]/);
  const base = parts.at(-1)!;
  const tails = parts.map((_, i) => parts.slice(i).join('/'));
  const plain = base.replace(/\.[^.]+$/, '');
  return [name, ...tails, plain].find((key) => table.has(key)) ?? null;
}

/** Warns of lines about files that are not there. */
export function warnOfUnusedRows(
  table: DateTable,
  names: Iterable<string>,
  file: string,
): Problem[] {
  const unused = new Set(table.keys());
  for (const name of names) unused.delete(findInTable(table, name) ?? '');
  if (unused.size === 0) return [];
  const message = `no such file: ${some([...unused])}; take the lines out, or give the files`;
  return [warning({ file, path: '' }, 'table-unused', message)];
}
