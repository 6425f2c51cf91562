import type { PlaceCollection, Publication } from '../core/publication/publication.ts';
import type { Topology } from '../core/topology/topology.ts';
import type { BasemapPack, Gazetteer } from '../picture/basemap.ts';
import { type Lease, share } from './share.ts';

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

/** Reads the text of a topology file; its errors become PublicationErrors. */
export type ReadTopology = (text: string) => Topology;

/** Reads `publication.json` of a folder, once for all that show it. */
export function leaseEntry(base: URL): Lease<Publication> {
  return share(`entry ${base.href}`, (signal) => loadEntry(base, signal));
}

/**
 * Fetches what a map needs of a publication: first its entry, which is told, then its parts. Each address is fetched and
 * read once for all that show it. The value rejects with a PublicationError; given back before that, it stays pending.
 */
export function leasePublication(
  base: URL,
  readTopology: Promise<ReadTopology>,
  tellEntry: (entry: Publication) => void,
): Lease<LoadedPublication> {
  const entry = leaseEntry(base);
  let parts: Lease<LoadedPublication> | null = null;
  let isReleased = false;
  const never = new Promise<never>(() => {});
  const value = entry.value.then(
    (publication) => {
      if (isReleased) return never;
      tellEntry(publication);
      parts = leaseParts(base, publication, readTopology);
      return parts.value.catch((error) => (isReleased ? never : Promise.reject(error)));
    },
    (error) => (isReleased ? never : Promise.reject(error)),
  );
  return {
    value,
    release() {
      isReleased = true;
      entry.release();
      parts?.release();
    },
  };
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

function leaseParts(
  base: URL,
  publication: Publication,
  readTopology: Promise<ReadTopology>,
): Lease<LoadedPublication> {
  const { topology, places, basemap } = publication;
  const leases: Lease<unknown>[] = [];
  const lease = <T>(path: string, make: (url: URL, signal: AbortSignal) => Promise<T>) => {
    const url = new URL(path, base);
    const held = share(url.href, (signal) => make(url, signal));
    leases.push(held);
    return held.value;
  };
  const json = <T>(path: string) =>
    lease(path, (url, signal) => fetchJson(url, signal) as Promise<T>);
  const value = Promise.all([
    lease(topology, (url, signal) => fetchTopology(url, signal, readTopology)),
    places ? json<PlaceCollection>(places) : { type: 'FeatureCollection' as const, features: [] },
    json<BasemapPack>(basemap.world),
    basemap.region ? json<BasemapPack>(basemap.region) : null,
    json<Gazetteer>(basemap.gazetteer),
  ]).then(([shapes, placeCollection, world, region, gazetteer]) => ({
    base,
    publication,
    topology: shapes,
    places: placeCollection,
    basemap: { world, region, gazetteer },
  }));
  return {
    value,
    release() {
      for (const held of leases) held.release();
    },
  };
}

async function fetchTopology(
  url: URL,
  signal: AbortSignal,
  readTopology: Promise<ReadTopology>,
): Promise<Topology> {
  const [text, read] = await Promise.all([fetchText(url, signal), readTopology]);
  try {
    return read(text);
  } catch (error) {
    if ((error as Error).name !== 'TopologyError') throw error;
    throw new PublicationError('broken', url.href, (error as Error).message);
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
