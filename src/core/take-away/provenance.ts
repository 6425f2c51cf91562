import type { SeriesInfo, Source } from '../series/series.ts';
import type { Topology } from '../topology/topology.ts';
import { writeTopology } from '../topology/write-topology.ts';
import { sha256 } from './sha256.ts';
import { snapshotDate } from './snapshot-date.ts';

/** What figures taken away must say of where they come from. */
export interface Provenance {
  readonly title: string;
  readonly sources: readonly Source[];
  /** SHA-256 of the topology file the figures are of (docs/spec/topology.md); the same for a folder and what is built of it */
  readonly contentHash: string;
  /** dates of the snapshots that were estimated, not reported; absent where none was, `all` where all were */
  readonly estimated?: 'all' | readonly string[];
}

/** `snapshots` are the ones the figures rest on; absent, all. A series whose snapshots name no source has all of them. */
export function provenanceOf(topology: Topology, snapshots?: readonly number[]): Provenance {
  const { series } = topology;
  const used = snapshots?.map((index) => series.snapshots[index]!) ?? series.snapshots;
  const named = new Set(used.flatMap(({ source }) => source ?? []));
  const reckoned = used.filter(({ method }) => method === 'estimate');
  const dates = [...new Set(reckoned.map(snapshotDate))];
  return {
    title: series.title,
    sources: sourcesNamed(series, named),
    contentHash: contentHash(topology),
    ...(dates.length > 0 && { estimated: reckoned.length === used.length ? 'all' : dates }),
  };
}

function sourcesNamed({ sources }: SeriesInfo, named: ReadonlySet<string>): readonly Source[] {
  return named.size === 0 ? sources : sources.filter(({ id }) => named.has(id));
}

const kept = new WeakMap<Topology, string>();

/** SHA-256 of a topology's content, as its file names it. */
export function contentHash(topology: Topology): string {
  const found = kept.get(topology);
  if (found !== undefined) return found;
  let hash = '';
  writeTopology(topology, (text) => {
    hash = sha256(text);
    return hash;
  });
  kept.set(topology, hash);
  return hash;
}
