import { group } from 'd3';
import { type CivilDate, type Day, parseDate } from '../../time/civil-date.ts';
import { parseTable } from '../parse-table.ts';
import { error, type Problem, warning } from '../problem.ts';

/**
 * How far a place speaks for the land around it: `control` for its surroundings and the empty land beyond,
 * `influence` for empty land only (a single mark in the desert), `pocket` for its surroundings within its reach
 * and nothing beyond (an enclave, a base under siege).
 */
export const SUPPORTS = ['control', 'influence', 'pocket'] as const;
export type Supports = (typeof SUPPORTS)[number];

/** Who held a place from when to when, as one line of the table says. */
export interface Span {
  /** line of the file, the header being 1 */
  readonly line: number;
  readonly id: string;
  readonly place: string;
  readonly lon: number;
  readonly lat: number;
  readonly holder: string;
  /** null: held before anything the table tells of */
  readonly from: CivilDate | null;
  /** true when `from` is only the latest date by which the evidence shows it held */
  readonly fromEvidence: boolean;
  /** first day no longer held; null: no end found */
  readonly to: CivilDate | null;
  readonly supports: Supports;
  /** km the place speaks for, when not the usual reach */
  readonly reachKm: number | null;
}

/** A line of the table that could not be used, and why. */
export interface LeftOut {
  readonly line: number;
  readonly place: string;
  readonly reason: string;
}

/** A table of places, its usable lines in file order. */
export interface PlaceTable {
  readonly spans: readonly Span[];
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly Problem[];
}

const REQUIRED = ['place', 'lat', 'lon', 'holder', 'from', 'to'] as const;

/**
 * Reads a table of dated holdings (CSV with a header). Columns: `place, lat, lon, holder, from, to`, and where there
 * are any `id` (else made from the name), `source`, `note`, `precision`, `held_by` (latest date by which the evidence shows the
 * place held, for a start not found), `reach` (km), `supports` (`control`, `influence` or `pocket`).
 * A blank `from` means "always held" when the note says OPEN-START or OPEN, or `precision` is `open`; else its start is
 * unknown, and it is `held_by`, or the end of the year in `START-UNKNOWN (2014)`, or the line is left out.
 * A blank `to` has no end. Never throws: what is wrong is in `problems`, and lines with an error are not in `spans`.
 */
export function parsePlaceTable(text: string, file = 'places.csv'): PlaceTable {
  const rows = parseTable(text);
  const problems: Problem[] = [];
  const missing = REQUIRED.filter((column) => !rows.columns.includes(column));
  if (missing.length > 0) {
    const message = `column ${missing.map((name) => `"${name}"`).join(', ')} is missing: the header has ${rows.columns.join(', ')}; write ${REQUIRED.join(',')}, parted by commas`;
    return {
      spans: [],
      leftOut: [],
      problems: [error({ file, path: 'line 1' }, 'missing-column', message)],
    };
  }
  const spans: Span[] = [];
  const leftOut: LeftOut[] = [];
  rows.forEach((row, i) => {
    const read = readRow((column) => (row[column] ?? '').trim(), i + 2, file);
    problems.push(...read.problems);
    if (read.leftOut) leftOut.push(read.leftOut);
    if (read.span) spans.push(read.span);
  });
  problems.push(...validatePoints(spans, file), ...validateOverlaps(spans, file));
  return { spans, leftOut, problems };
}

/** The slug of a name, as an id: `Deir ez-Zor` to `deir-ez-zor`. */
export function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

interface ReadRow {
  span?: Span;
  leftOut?: LeftOut;
  problems: Problem[];
}

function readRow(cell: (column: string) => string, line: number, file: string): ReadRow {
  const place = cell('place');
  const problems: Problem[] = [];
  const at = (column: string) => ({ file, path: `line ${line}, ${column}` });
  const fail = (column: string, code: string, message: string) => {
    problems.push(error(at(column), code, message));
  };
  const date = (column: string): CivilDate | null => {
    const text = cell(column);
    if (text === '') return null;
    const parsed = parseDate(text);
    if (!parsed)
      fail(column, 'bad-date', `"${text}" is not a date: write YYYY-MM-DD, YYYY-MM or YYYY`);
    return parsed ?? null;
  };
  if (place === '') fail('place', 'missing-value', 'a place has no name: write one');
  const holder = cell('holder');
  if (holder === '')
    fail('holder', 'missing-value', 'nobody is named: write who held the place, or "unknown"');
  const lat = degrees(cell('lat'), 90);
  const lon = degrees(cell('lon'), 180);
  if (lat === null)
    fail('lat', 'bad-coordinate', `"${cell('lat')}" is not a latitude: write degrees, as 36.34`);
  if (lon === null)
    fail('lon', 'bad-coordinate', `"${cell('lon')}" is not a longitude: write degrees, as 43.13`);
  const reach = cell('reach');
  const reachKm = reach === '' ? null : Number(reach);
  if (reachKm !== null && !(reachKm > 0))
    fail('reach', 'bad-number', `"${reach}" is not a distance: write kilometres as a number`);
  const supports = cell('supports') || 'control';
  if (!isSupports(supports))
    fail('supports', 'bad-value', `"${supports}" is not known: write ${SUPPORTS.join(', ')}`);
  if (supports === 'pocket' && reachKm === null)
    fail('reach', 'missing-value', 'a pocket has a reach: write it in km');
  const from = date('from');
  const to = date('to');
  const evidence = from === null ? (date('held_by') ?? yearOfStart(cell('note'))) : null;
  const start = from ?? evidence;
  if (start && to && start.day >= to.day)
    fail(
      'to',
      'ends-before-start',
      `ends on ${cell('to')}, not after its start: put its dates in order`,
    );
  if (cell('source') === '')
    problems.push(
      warning(
        at('source'),
        'missing-source',
        `${place || 'a place'} has no source: say where it is from`,
      ),
    );
  if (problems.some(({ severity }) => severity === 'error')) return { problems };
  if (start === null && !isOpenStart(cell('note'), cell('precision'))) {
    const reason = 'start not found, and no date by which it was held';
    return { problems, leftOut: { line, place, reason } };
  }
  const id = cell('id') || slug(place);
  const span = { line, id, place, lon: lon!, lat: lat!, holder, from: start, to, reachKm };
  return {
    problems,
    span: { ...span, fromEvidence: evidence !== null, supports: supports as Supports },
  };
}

/** True when no start is looked for: the note says so, or the precision is `open` and the note does not gainsay it. */
function isOpenStart(note: string, precision: string): boolean {
  if (note.includes('START-UNKNOWN')) return false;
  return precision === 'open' || /\bOPEN(-START)?\b(?!-END)/.test(note);
}

function degrees(text: string, limit: number): number | null {
  const value = text === '' ? Number.NaN : Number(text);
  return Math.abs(value) <= limit ? value : null;
}

function isSupports(text: string): text is Supports {
  return (SUPPORTS as readonly string[]).includes(text);
}

/** `START-UNKNOWN (2014)` or `(2013-14)`: the last day of the last year it may have started in. */
function yearOfStart(note: string): CivilDate | null {
  const match = /START-UNKNOWN \((\d{2})(\d{2})(?:-(\d{2}))?\)/.exec(note);
  if (!match) return null;
  return parseDate(`${match[1]}${match[3] ?? match[2]}-12-31`) ?? null;
}

/** A place stands at one point. */
function validatePoints(spans: readonly Span[], file: string): Problem[] {
  const first = new Map<string, Span>();
  const problems: Problem[] = [];
  for (const span of spans) {
    const known = first.get(span.id);
    if (!known) first.set(span.id, span);
    else if (known.lon !== span.lon || known.lat !== span.lat) {
      const message = `${span.id} stands at another point than on line ${known.line}: write one point, or give it an id of its own`;
      problems.push(error({ file, path: `line ${span.line}, lat` }, 'two-points', message));
    }
  }
  return problems;
}

/** One holder does not hold a place twice at a time. Two holders may: then it is contested. */
function validateOverlaps(spans: readonly Span[], file: string): Problem[] {
  const problems: Problem[] = [];
  const groups = group(spans, ({ id, holder }) => `${id} ${holder}`);
  for (const spansOfOne of groups.values()) {
    const ordered = [...spansOfOne].sort((a, b) => startOf(a) - startOf(b));
    ordered.slice(1).forEach((span, i) => {
      const before = ordered[i]!;
      if (startOf(span) >= endOf(before)) return;
      const message = `${span.id} is held by ${span.holder} already, by line ${before.line}: join the lines, or end one earlier`;
      problems.push(
        warning({ file, path: `line ${span.line}, from` }, 'overlapping-spans', message),
      );
    });
  }
  return problems;
}

/** First day of a span; -Infinity when it has no start. */
export function startOf({ from }: Span): Day {
  return from?.day ?? Number.NEGATIVE_INFINITY;
}

/** First day after a span; Infinity when it has no end. */
export function endOf({ to }: Span): Day {
  return to?.day ?? Number.POSITIVE_INFINITY;
}
