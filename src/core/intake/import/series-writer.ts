import { type Bbox, type Localized, STATUSES, type Status } from '../../series/series.ts';
import { parseJson } from '../parse-json.ts';
import { hasErrors, type Problem } from '../problem.ts';
import type { ActorJson, SeriesJson, SnapshotJson, ZoneJson } from '../series/series-json.ts';
import { validateSeriesJson } from '../series/validate-series-json.ts';

/** Where editors find the schema of series.json. */
const SCHEMA = 'https://unpkg.com/conflict-map/docs/spec/series.schema.json';

/** Colours of actors nobody has chosen one for: apart in lightness too, for readers who do not tell hues. */
const PALETTE = ['#c8102e', '#1f5fa8', '#a86b00', '#1e7d4f', '#7a3f9d', '#5c5f66'];

/** A series.json that already stands in the folder: its object as written, and as understood. */
export interface ExistingSeries {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly json: SeriesJson;
}

/** Reads the series.json that new snapshots are to be written into; the snapshots it lists go, so they are not looked at. */
export function readExistingSeries(
  text: string,
  file: string,
): { existing: ExistingSeries | null; problems: Problem[] } {
  const { value, problem } = parseJson(text, file);
  if (problem) return { existing: null, problems: [problem] };
  const raw = { ...(value as Record<string, unknown>), snapshots: [] };
  const { json, problems } = validateSeriesJson(raw, file);
  return { existing: json && !hasErrors(problems) ? { raw, json } : null, problems };
}

/** What a folder's series.json must have when none stands there yet. */
export interface NewSeries {
  readonly title: string;
  readonly actors: readonly ActorJson[];
  readonly zones: readonly ZoneJson[];
  readonly methodNote?: Localized;
  readonly estimate?: SeriesJson['estimate'];
}

/** The text of series.json with these snapshots; every other field of an existing one is kept. */
export function toSeriesText(
  series: ExistingSeries | NewSeries,
  snapshots: readonly SnapshotJson[],
  extent: Bbox | null,
): string {
  const raw: Readonly<Record<string, unknown>> =
    'raw' in series ? series.raw : { $schema: SCHEMA, version: 1, language: 'en', ...series };
  const whole = { ...raw, ...(raw.extent === undefined && extent && { extent }), snapshots };
  return `${indent(whole)}\n`;
}

/** Zones by id, and the actors they need, with names and colours to be bettered by hand. */
export function zonesFor(ids: Iterable<string>): { actors: ActorJson[]; zones: ZoneJson[] } {
  const zones = [...new Set(ids)].flatMap((id) => {
    const [actor, status] = id.split('/') as [string, string];
    return isStatus(status) ? [{ id, actor, status }] : [];
  });
  const actors = [...new Set(zones.map(({ actor }) => actor))].map((id, i) => ({
    id,
    name: { en: id },
    color: PALETTE[i % PALETTE.length]!,
  }));
  return { actors, zones };
}

function isStatus(text: string): text is Status {
  return (STATUSES as readonly string[]).includes(text);
}

/** JSON in two spaces, with lists of plain values and the entries of lists each on one line. */
function indent(value: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(value).map(([key, member]) => {
    const isList = Array.isArray(member) && member.some((item) => typeof item === 'object');
    const text = isList
      ? `[\n${member.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
      : JSON.stringify(member);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${members.join(',\n')}\n}`;
}
