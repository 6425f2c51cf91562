import type { Topology as TopoJson } from 'topojson-specification';
import type { Actor, Bbox, Snapshot, Source, Zone } from '../series/series.ts';
import { parseDate, toIso, toIsoPrecise } from '../time/civil-date.ts';

/** The version of docs/spec/topology.md that this code writes and reads. */
export const FORMAT_VERSION = 1;

/** A snapshot as the file has it: dates as text, absent where there is nothing to say. */
export interface FileSnapshot {
  /** as precise as known */
  readonly date: string;
  /** end of the attested interval, half-open */
  readonly to?: string;
  readonly source?: string;
  readonly published?: string;
  readonly method?: string;
  readonly definition?: string;
  readonly note?: string;
}

/** The foreign member `control` of a topology file. */
export interface ControlMember {
  readonly version: number;
  readonly title: string;
  readonly language: string;
  readonly extent: Bbox;
  readonly actors: readonly Actor[];
  readonly zones: readonly Zone[];
  readonly snapshots: readonly FileSnapshot[];
  readonly maxCarryDays: number | null;
  readonly sources: readonly Source[];
  /** degrees within which borders redrawn were put where the snapshot before has them; absent where each is as drawn */
  readonly snapTolerance?: number;
  /** by zone id, one number a snapshot, rounded to a millionth (1 m²) */
  readonly areaKm2: Readonly<Record<string, readonly number[]>>;
  /** of the file's text with this member left out */
  readonly sha256?: string;
}

/** A topology file: TopoJSON 1.0 with `control`. */
export interface ControlTopoJson extends TopoJson {
  readonly control: ControlMember;
}

/** What stands in `objects.borders`, a MultiLineString for each. */
export interface BorderProperties {
  readonly zone: string;
  readonly lifetimes: readonly (readonly [number, number])[];
}

export function toFileSnapshot(snapshot: Snapshot): FileSnapshot {
  const { from, to, precision, source, published, method, definition, note } = snapshot;
  return {
    date: toIsoPrecise({ day: from, precision }),
    ...(to !== null && { to: toIso(to) }),
    ...(source !== undefined && { source }),
    ...(published !== undefined && { published: toIso(published) }),
    ...(method !== undefined && { method }),
    ...(definition !== undefined && { definition }),
    ...(note !== undefined && { note }),
  };
}

/** Undefined when a date of it cannot be read. */
export function fromFileSnapshot(entry: FileSnapshot): Snapshot | undefined {
  const date = parseDate(String(entry.date));
  const to = entry.to === undefined ? null : parseDate(String(entry.to));
  const published = entry.published === undefined ? null : parseDate(String(entry.published));
  if (!date || to === undefined || published === undefined) return undefined;
  return {
    from: date.day,
    to: to === null ? null : to.day,
    precision: date.precision,
    ...(entry.source !== undefined && { source: entry.source }),
    ...(published && { published: published.day }),
    ...(entry.method !== undefined && { method: entry.method }),
    ...(entry.definition !== undefined && { definition: entry.definition }),
    ...(entry.note !== undefined && { note: entry.note }),
  };
}
