import * as v from 'valibot';
import { parseJson } from '../parse-json.ts';
import type { Problem } from '../problem.ts';
import { check, dateText, text, unknownFields, zoneId } from '../schema.ts';
import { actorSchema, zoneSchema } from '../series/series-json.ts';

const scalar = v.union(
  [v.string(), v.number(), v.boolean(), v.null_()],
  'write a text, number, true, false or null',
);

const ruleSchema = v.pipe(
  v.object({
    when: v.exactOptional(v.record(v.string(), v.union([scalar, v.array(scalar)]))),
    zone: v.exactOptional(zoneId),
    skip: v.exactOptional(v.literal(true, 'write true, or leave it out')),
  }),
  v.check(
    ({ zone, skip }) => (zone === undefined) === (skip === true),
    'give either "zone" or "skip": true',
  ),
);

const dateRuleSchema = v.pipe(
  v.object({
    from: v.picklist(
      ['name', 'property', 'folder', 'table'],
      'write "name", "property", "folder" or "table"',
    ),
    property: v.exactOptional(text),
    pattern: v.exactOptional(
      v.pipe(text, v.check(isPattern, 'write a regular expression whose first group is the date')),
    ),
    to: v.exactOptional(text),
    table: v.exactOptional(v.record(v.string(), dateText)),
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
  collection: v.exactOptional(text),
  date: v.exactOptional(dateRuleSchema),
  rules: v.optional(v.array(ruleSchema), []),
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

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(`${pattern}|`).exec('')!.length > 1;
  } catch {
    return false;
  }
}
