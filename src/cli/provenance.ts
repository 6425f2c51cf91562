import type { SeriesInfo, Source } from '../core/series/series.ts';
import type { Topology } from '../core/topology/topology.ts';
import { writeTopology } from '../core/topology/write-topology.ts';
import { sha256 } from '../publish/digest.ts';

/** What figures taken away must say of where they come from. */
export interface Provenance {
  readonly title: string;
  readonly sources: readonly Source[];
  /** SHA-256 of the topology file the figures are of (docs/spec/topology.md); the same for a folder and what is built of it */
  readonly contentHash: string;
}

/** `snapshots` are the ones the figures rest on; absent, all. A series whose snapshots name no source has all of them. */
export function provenanceOf(topology: Topology, snapshots?: readonly number[]): Provenance {
  const { series } = topology;
  let contentHash = '';
  writeTopology(topology, (text) => {
    contentHash = sha256(text);
    return contentHash;
  });
  return { title: series.title, sources: sourcesOf(series, snapshots), contentHash };
}

function sourcesOf(series: SeriesInfo, snapshots?: readonly number[]): readonly Source[] {
  const used = snapshots?.map((index) => series.snapshots[index]!) ?? series.snapshots;
  const named = new Set(used.flatMap(({ source }) => source ?? []));
  return named.size === 0 ? series.sources : series.sources.filter(({ id }) => named.has(id));
}

/** A table as CSV (RFC 4180) under lines that begin with `#` and say what it is: title, dates, unit, sources, licence, hash. */
export function toCsv(
  { title, sources, contentHash }: Provenance,
  facts: Readonly<Record<string, string>>,
  rows: readonly (readonly (string | number)[])[],
): string {
  const header = {
    title,
    ...facts,
    ...Object.fromEntries(
      sources.map((source, i) => [
        sources.length > 1 ? `source ${i + 1}` : 'source',
        [source.title, source.url, `licence: ${source.licence ?? 'not stated'}`]
          .filter((part) => part !== undefined)
          .join('; '),
      ]),
    ),
    'content hash': `sha256 ${contentHash}`,
  };
  const lines = Object.entries(header).map(
    ([name, value]) => `# ${name}: ${value.replaceAll(/\s+/g, ' ')}`,
  );
  return [...lines, ...rows.map((row) => row.map(cell).join(','))].join('\n');
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
