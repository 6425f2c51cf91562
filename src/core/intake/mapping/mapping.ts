import * as v from 'valibot';
import { STATUSES } from '../../series/series.ts';
import { parseDate } from '../../time/civil-date.ts';
import { parseDatePattern } from '../dates/date-pattern.ts';
import type { DateTable } from '../dates/date-table.ts';
import { parseJson } from '../parse-json.ts';
import type { Problem } from '../problem.ts';
import { check, dateText, text, unknownFields, zoneId } from '../schema.ts';
import { actorSchema, zoneSchema } from '../series/series-json.ts';

const scalar = v.union(
  [v.string(), v.number(), v.boolean(), v.null_()],
  'write a text, number, true, false or null',
);

const skip = v.exactOptional(v.literal(true, 'write true, or leave it out'));

const ruleSchema = v.pipe(
  v.object({
    when: v.exactOptional(v.record(v.string(), v.union([scalar, v.array(scalar)]))),
    zone: v.exactOptional(zoneId),
    actorFrom: v.exactOptional(text),
    status: v.exactOptional(v.picklist(STATUSES, `write one of ${STATUSES.join(', ')}`)),
    skip,
    $comment: v.exactOptional(v.string()),
  }),
  v.check(
    ({ zone, skip, actorFrom }) =>
      [zone, skip, actorFrom].filter((given) => given !== undefined).length === 1,
    'give either "zone", or "actorFrom" and "status", or "skip": true',
  ),
  v.check(
    ({ actorFrom, status }) => (actorFrom === undefined) === (status === undefined),
    'give "actorFrom", the property that names the actor, and "status" together',
  ),
);

const defaultSchema = v.pipe(
  v.object({ zone: v.exactOptional(zoneId), skip }),
  v.check(
    ({ zone, skip }) => (zone === undefined) === (skip === true),
    'give either "zone" or "skip": true',
  ),
);

const tableDateSchema = v.union(
  [dateText, v.object({ from: dateText, to: dateText })],
  'write a date as YYYY-MM-DD, YYYY-MM or YYYY, or {"from", "to"}',
);

const dateRuleSchema = v.pipe(
  v.object({
    from: v.picklist(
      ['name', 'property', 'folder', 'table'],
      'write "name", "property", "folder" or "table"',
    ),
    property: v.exactOptional(text),
    pattern: v.exactOptional(
      v.pipe(
        text,
        v.check(
          (pattern) => parseDatePattern(pattern) !== null,
          'write a pattern as "DD_MM_YYYY", or a regular expression whose first group is the date',
        ),
      ),
    ),
    to: v.exactOptional(text),
    table: v.exactOptional(v.record(v.string(), tableDateSchema)),
  }),
  v.check(
    ({ from, property }) => from !== 'property' || property !== undefined,
    'name the "property" that holds the date',
  ),
  v.check(
    ({ from, table }) => from !== 'table' || table !== undefined,
    'give the "table" of dates',
  ),
);

/** How someone else's files name zones and dates: docs/spec/series-folder.md, "mapping". */
export const mappingSchema = v.object({
  $schema: v.exactOptional(v.string()),
  $comment: v.exactOptional(v.string()),
  $counts: v.exactOptional(v.unknown()),
  collection: v.exactOptional(text),
  date: v.exactOptional(dateRuleSchema),
  rules: v.optional(v.array(ruleSchema), []),
  default: v.exactOptional(defaultSchema),
  actors: v.exactOptional(v.array(actorSchema)),
  zones: v.exactOptional(v.array(zoneSchema)),
});

export type Mapping = v.InferOutput<typeof mappingSchema>;
export type MappingRule = Mapping['rules'][number];
export type DateRule = NonNullable<Mapping['date']>;

/** Reads a mapping file. */
export function parseMapping(
  json: string,
  file: string,
): { mapping: Mapping | null; problems: Problem[] } {
  const { value, problem } = parseJson(json, file);
  if (problem) return { mapping: null, problems: [problem] };
  const { value: mapping, problems } = check(mappingSchema, value, file);
  const unknown = unknownFields(value, mappingSchema.entries, { file, path: '' });
  return { mapping, problems: [...problems, ...unknown] };
}

/** The dates by file that a mapping holds. */
export function tableOf({ date }: Pick<Mapping, 'date'>): DateTable {
  return new Map(
    Object.entries(date?.table ?? {}).map(([file, when]) => {
      const { from, to } = typeof when === 'string' ? { from: when, to: null } : when;
      return [file, { from: parseDate(from)!, to: to === null ? null : parseDate(to)! }];
    }),
  );
}
