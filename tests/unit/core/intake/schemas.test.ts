import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as v from 'valibot';
import { expect, test } from 'vitest';
import { mappingSchema } from '../../../../src/core/intake/mapping/mapping.ts';
import { seriesJsonSchema } from '../../../../src/core/intake/series/series-json.ts';

/** The published JSON Schemas are written by hand: they must know the same members as the code, and ask for the same. */

type Node = {
  $ref?: string;
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
};
type Entries = Record<string, v.GenericSchema & { wrapped?: v.GenericSchema }>;

const spec = join(import.meta.dirname, '../../../../docs/spec');
const seriesSchema = read('series.schema.json');
const files: Record<string, Node & { $defs?: Record<string, Node> }> = {
  'series.schema.json': seriesSchema,
  'mapping.schema.json': read('mapping.schema.json'),
};

test.each([
  ['series.schema.json', seriesJsonSchema.entries],
  ['mapping.schema.json', mappingSchema.entries],
] as const)('%s lists the members that the code reads', (file, entries) => {
  const compared = compare(files[file]!, file, entries as unknown as Entries, file);
  expect(compared).toBeGreaterThan(2);
});

function compare(node: Node, file: string, entries: Entries, path: string): number {
  const properties = node.properties ?? {};
  expect(Object.keys(properties).sort(), path).toEqual(Object.keys(entries).sort());
  const due = Object.keys(entries).filter((key) => !isOptional(entries[key]!));
  expect([...(node.required ?? [])].sort(), `${path} required`).toEqual(due.sort());
  let compared = 1;
  for (const [key, schema] of Object.entries(entries)) {
    const inner = entriesOf(schema);
    if (!inner) continue;
    const [target, where] = follow(properties[key]!, file);
    const [item, itemFile] = target.items ? follow(target.items, where) : [target, where];
    if (item.properties) compared += compare(item, itemFile, inner, `${path} ${key}`);
  }
  return compared;
}

function follow(node: Node, file: string): [Node, string] {
  if (!node.$ref) return [node, file];
  const [name, pointer] = node.$ref.split('#');
  const target = name || file;
  const root = files[target]!;
  const found = pointer ? root.$defs![pointer.split('/').at(-1)!]! : root;
  return follow(found, target);
}

function isOptional(schema: v.GenericSchema): boolean {
  return schema.type === 'optional' || schema.type === 'exact_optional';
}

/** Members of an object schema, through optional, lists and pipes. */
function entriesOf(schema: unknown): Entries | null {
  const { type, wrapped, item, pipe, entries } = schema as Record<string, unknown>;
  if (type === 'object') return entries as Entries;
  if (wrapped) return entriesOf(wrapped);
  if (item) return entriesOf(item);
  return Array.isArray(pipe) && pipe[0] !== schema ? entriesOf(pipe[0]) : null;
}

function read(name: string) {
  return JSON.parse(readFileSync(join(spec, name), 'utf8'));
}
