import * as v from 'valibot';
import { parseDate } from '../time/civil-date.ts';
import { error, type Problem, warning } from './problem.ts';
import { show } from './show.ts';

/** A date as a file writes it. */
export const dateText = v.pipe(
  v.string('write a date as YYYY-MM-DD, YYYY-MM or YYYY'),
  v.check((text) => parseDate(text) !== undefined, 'write a date as YYYY-MM-DD, YYYY-MM or YYYY'),
);

/** An id: `isis`, `deir-ez-zor`. */
export const id = v.pipe(
  v.string('write an id as text'),
  v.regex(/^[a-z0-9][a-z0-9._-]*$/, 'write an id in lower-case letters, digits, ".", "_" and "-"'),
);

/** A zone's id: `isis/control`. */
export const zoneId = v.pipe(
  v.string('write a zone as "actor/status"'),
  v.regex(/^[a-z0-9][a-z0-9._-]*\/[a-z]+$/, 'write a zone as "actor/status"'),
);

/** Text that is not empty. */
export const text = v.pipe(v.string('write text'), v.minLength(1, 'write some text'));

/** Text by language tag. */
export const localized = v.pipe(
  v.record(v.string(), text, 'write text by language, as {"en": "..."}'),
  v.check((texts) => Object.keys(texts).length > 0, 'write text in one language at least'),
);

/** A value checked against a schema: its output, or every problem with it. */
export function check<T extends v.GenericSchema>(
  schema: T,
  value: unknown,
  file: string,
): { value: v.InferOutput<T> | null; problems: Problem[] } {
  const result = v.safeParse(schema, value);
  if (result.success) return { value: result.output, problems: [] };
  return { value: null, problems: result.issues.map((issue) => toProblem(issue, file)) };
}

/** Warns of members that `entries` does not know: most are slips of the pen. */
export function unknownFields(
  value: unknown,
  entries: Readonly<Record<string, unknown>>,
  place: { file: string; path: string },
): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value)
    .filter((key) => !Object.hasOwn(entries, key))
    .map((key) => {
      const path = place.path === '' ? key : `${place.path}.${key}`;
      const known = Object.keys(entries).join(', ');
      return warning(
        { file: place.file, path },
        'unknown-field',
        `is not used: correct or remove it; known are ${known}`,
      );
    });
}

function toProblem(issue: v.BaseIssue<unknown>, file: string): Problem {
  const place = { file, path: pathOf(issue) };
  if (issue.received === 'undefined') return error(place, 'missing-field', 'is missing: add it');
  return error(place, 'bad-value', `${show(issue.input)}: ${issue.message}`);
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).reduce((path, { key }) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
}
