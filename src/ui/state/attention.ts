import type { Bbox } from '../../core/series/series.ts';

/** A piece of ground that figures tell of and the map can point to. */
export interface Outline {
  /** unique among the outlines shown */
  readonly id: string;
  /** a few words about it, beside it while it is pointed to */
  readonly text: string;
  /** GeoJSON Polygon coordinates */
  readonly polygon: readonly (readonly (readonly [lon: number, lat: number])[])[];
  readonly bbox: Bbox;
  /** true where its edge was reckoned, not reported, and is drawn soft */
  readonly estimated: boolean;
}

/** What the reader is at just now. Nothing of it is in the address: it ends with the gesture or the panel. */
export interface Attending {
  /** ground that may be pointed to, on the map and in a list alike */
  readonly outlines: readonly Outline[];
  /** id of the one under the pointer or in focus, wherever that is; null: none */
  readonly pointed: string | null;
  /** id of the one chosen, which the map goes to and keeps drawn; null: none */
  readonly chosen: string | null;
  /** the compared date is shown in place of the view's own while this is true (`mode=flicker`) */
  readonly peeking: boolean;
}

export interface Attention {
  get(): Attending;
  /** Merges `patch`; tells listeners only when something changed. */
  set(patch: Partial<Attending>): void;
  /** Returns its own end. */
  subscribe(listener: (now: Attending, before: Attending) => void): () => void;
}

/** Where map, timeline and figures meet over what lasts only a moment; what lasts is in the store's view. */
export function createAttention(): Attention {
  let now: Attending = { outlines: [], pointed: null, chosen: null, peeking: false };
  const listeners = new Set<(now: Attending, before: Attending) => void>();
  return {
    get: () => now,
    set(patch) {
      const keys = Object.keys(patch) as (keyof Attending)[];
      if (keys.every((key) => now[key] === patch[key])) return;
      const before = now;
      now = { ...now, ...patch };
      for (const listener of [...listeners]) listener(now, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
