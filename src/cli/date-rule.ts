import { readFileSync } from 'node:fs';
import { parseDatePattern } from '../core/intake/dates/date-pattern.ts';
import { type DateTable, parseDateTable } from '../core/intake/dates/date-table.ts';
import type { DateRule } from '../core/intake/mapping/mapping.ts';
import type { Problem } from '../core/intake/problem.ts';
import { textOf } from './arguments.ts';
import { UsageError } from './exit.ts';

/** Where `import` takes dates from, as `--date-from` and `--date-pattern` say. */
export interface DateOptions {
  /** undefined where neither was given */
  readonly rule?: DateRule;
  readonly table?: { readonly dates: DateTable; readonly file: string };
}

/** Reads the two options; `known` is the rule of the mapping, which a pattern by itself is added to. */
export function dateOptions(
  options: Readonly<Record<string, unknown>>,
  known: DateRule | undefined,
  problems: Problem[],
): DateOptions {
  const where = textOf(options.dateFrom, '--date-from');
  const pattern = textOf(options.datePattern, '--date-pattern');
  if (pattern !== undefined && !parseDatePattern(pattern))
    throw new UsageError(
      `--date-pattern: "${pattern}" is no pattern of dates: write YYYY, MM or MMMM, and DD where they stand, as DD_MM_YYYY`,
    );
  const file = /^table:(.+)$/.exec(where ?? '')?.[1];
  if (file !== undefined) {
    const { table, problems: found } = parseDateTable(readFileSync(file, 'utf8'), file);
    problems.push(...found);
    return { rule: { from: 'table' }, table: { dates: table, file } };
  }
  if (where === undefined && pattern === undefined) return {};
  const rule = where === undefined ? (known ?? { from: 'name' }) : ruleOf(where);
  return { rule: pattern === undefined ? rule : { ...rule, pattern } };
}

function ruleOf(where: string): DateRule {
  if (where === 'name' || where === 'folder') return { from: where };
  const property = /^property:(.+)$/.exec(where)?.[1];
  if (property !== undefined) return { from: 'property', property };
  throw new UsageError(
    `--date-from: "${where}" is not name, folder, property:<name> or table:<file.csv>`,
  );
}
