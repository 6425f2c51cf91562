import type { PlaceCollection, Publication } from '../core/publication/publication.ts';
import { readTopology, TopologyError } from '../core/topology/read-topology.ts';
import type { Topology } from '../core/topology/topology.ts';
import type { BasemapPack, Gazetteer } from '../picture/basemap.ts';

/** A publication whose parts have been fetched. */
export interface LoadedPublication {
  /** the folder's URL, with which the paths of parts are resolved */
  readonly base: URL;
  readonly publication: Publication;
  readonly topology: Topology;
  readonly places: PlaceCollection;
  readonly basemap: {
    readonly world: BasemapPack;
    readonly region: BasemapPack | null;
    readonly gazetteer: Gazetteer;
  };
}

/** Why a publication cannot be shown; `url` is the part that failed. */
export class PublicationError extends Error {
  override readonly name = 'PublicationError';
  readonly url: string;
  readonly reason: 'unreachable' | 'missing' | 'broken';

  constructor(reason: PublicationError['reason'], url: string, detail: string) {
    super(`${url}: ${detail}`);
    this.reason = reason;
    this.url = url;
  }
}

/** Reads `publication.json` of a folder. Throws a PublicationError. */
export async function loadEntry(base: URL, signal?: AbortSignal): Promise<Publication> {
  const url = new URL('publication.json', base);
  const entry = (await fetchJson(url, signal)) as Partial<Publication>;
  if (entry?.version !== 1 || typeof entry.topology !== 'string')
    throw new PublicationError(
      'broken',
      url.href,
      `publication version ${entry?.version} where 1 is expected: build it again`,
    );
  return entry as Publication;
}

/** Fetches the parts of a publication that the map needs. Throws a PublicationError. */
export async function loadParts(
  base: URL,
  publication: Publication,
  signal?: AbortSignal,
): Promise<LoadedPublication> {
  const { topology, places, basemap } = publication;
  const json = <T>(path: string) => fetchJson(new URL(path, base), signal) as Promise<T>;
  const [topologyText, placeCollection, world, region, gazetteer] = await Promise.all([
    fetchText(new URL(topology, base), signal),
    places ? json<PlaceCollection>(places) : { type: 'FeatureCollection' as const, features: [] },
    json<BasemapPack>(basemap.world),
    basemap.region ? json<BasemapPack>(basemap.region) : null,
    json<Gazetteer>(basemap.gazetteer),
  ]);
  return {
    base,
    publication,
    topology: parseTopology(topologyText, new URL(topology, base).href),
    places: placeCollection,
    basemap: { world, region, gazetteer },
  };
}

function parseTopology(text: string, url: string): Topology {
  try {
    return readTopology(text);
  } catch (error) {
    if (error instanceof TopologyError) throw new PublicationError('broken', url, error.message);
    throw error;
  }
}

/** Fetches JSON. Throws a PublicationError. */
export async function fetchJson(url: URL, signal?: AbortSignal): Promise<unknown> {
  const text = await fetchText(url, signal);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PublicationError('broken', url.href, (error as Error).message);
  }
}

async function fetchText(url: URL, signal?: AbortSignal): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, { signal: signal ?? null });
    if (response.ok) return await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new PublicationError('unreachable', url.href, (error as Error).message);
  }
  throw new PublicationError('missing', url.href, `HTTP ${response.status}`);
}
