import { parseDate } from '../../time/civil-date.ts';
import { parseView } from '../../view/view-state.ts';
import { checksSchema } from '../checks/check-limits.ts';
import { error, type Problem } from '../problem.ts';
import { check, unknownFields } from '../schema.ts';
import { show } from '../show.ts';
import { KNOWN_FIELDS, type SeriesJson, seriesJsonSchema } from './series-json.ts';

/** Checks the value of a series.json: its form, then that what it names is there. Null when it cannot be used. */
export function validateSeriesJson(
  value: unknown,
  file: string,
): { json: SeriesJson | null; problems: Problem[] } {
  const { value: json, problems } = check(seriesJsonSchema, value, file);
  problems.push(...unknownMembers(value, file));
  if (!json) return { json, problems };
  const report = (path: string, code: string, message: string) =>
    problems.push(error({ file, path }, code, message));
  repeated(json.actors, 'actors', report);
  repeated(json.zones, 'zones', report);
  repeated(json.sources, 'sources', report);
  validateZones(json, report);
  validateSnapshots(json, report);
  validateView(json, report);
  return { json, problems };
}

type Tell = (path: string, code: string, message: string) => void;

function unknownMembers(value: unknown, file: string): Problem[] {
  const problems = unknownFields(value, seriesJsonSchema.entries, { file, path: '' });
  const { checks } = (value ?? {}) as { checks?: unknown };
  problems.push(...unknownFields(checks, checksSchema.entries, { file, path: 'checks' }));
  for (const [member, entries] of Object.entries(KNOWN_FIELDS)) {
    const list = (value as Record<string, unknown> | null)?.[member];
    if (!Array.isArray(list)) continue;
    list.forEach((item, i) => {
      problems.push(...unknownFields(item, entries, { file, path: `${member}[${i}]` }));
    });
  }
  return problems;
}

function repeated(items: readonly { id: string }[], member: string, tell: Tell): void {
  const known = new Set<string>();
  items.forEach(({ id }, i) => {
    if (known.has(id))
      tell(`${member}[${i}].id`, 'repeated-id', `${show(id)} is given twice: give each its own`);
    known.add(id);
  });
}

function validateZones({ actors, zones }: SeriesJson, tell: Tell): void {
  const known = new Set(actors.map(({ id }) => id));
  zones.forEach(({ id, actor, status }, i) => {
    if (!known.has(actor)) {
      const message = `${show(actor)} is not one of the actors (${[...known].join(', ')}): add it to "actors"`;
      tell(`zones[${i}].actor`, 'unknown-actor', message);
    }
    if (id !== `${actor}/${status}`)
      tell(
        `zones[${i}].id`,
        'bad-value',
        `${show(id)}: write its actor and status, "${actor}/${status}"`,
      );
  });
}

function validateSnapshots({ snapshots, sources }: SeriesJson, tell: Tell): void {
  const known = new Set(sources.map(({ id }) => id));
  const dates = new Map<number, number>();
  snapshots.forEach(({ date, from, to, source }, i) => {
    const path = `snapshots[${i}]`;
    const start = date ?? from;
    if (start === undefined || (date !== undefined && (from ?? to) !== undefined)) {
      tell(path, 'no-date', 'has no single date: give either "date", or "from" and "to"');
      return;
    }
    if (from !== undefined && to === undefined)
      tell(path, 'no-date', '"from" without "to": give both, or a "date"');
    const day = parseDate(start)!.day;
    if (to !== undefined && parseDate(to)!.day <= day)
      tell(
        `${path}.to`,
        'bad-value',
        `${show(to)} is not after "from", ${start}: write the first day it no longer covers`,
      );
    const before = dates.get(day);
    if (before !== undefined)
      tell(
        path,
        'repeated-date',
        `takes effect on ${start} like snapshots[${before}]: keep one of them`,
      );
    dates.set(day, i);
    if (source !== undefined && !known.has(source))
      tell(
        `${path}.source`,
        'unknown-source',
        `${show(source)} is not one of "sources": add it there`,
      );
  });
}

function validateView({ view }: SeriesJson, tell: Tell): void {
  const ignored = view === undefined ? [] : parseView(view).ignored;
  if (ignored.length > 0)
    tell(
      'view',
      'bad-value',
      `${show(ignored.join('&'))} is not understood: write as "date=2016-10-21"`,
    );
}
