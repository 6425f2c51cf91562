import type { Proximity } from './proximity.ts';
import type { Viewer } from './viewer.ts';
import { takeSeat } from './viewer-pool.ts';

export interface SeatedMapOptions {
  readonly where: Proximity;
  /** Fetches what builds a viewer; `live` says whether it may have a WebGL context. */
  readonly prepare: () => Promise<(live: boolean) => Viewer>;
  /** a map has been drawn, the first or, after `rebuild`, another */
  readonly onDrawn: () => void;
  readonly onFailed: (error: unknown) => void;
}

/** A viewer with its place among the page's: built when its turn comes, live while it is among those seen. */
export interface SeatedMap {
  /** null until its turn has come */
  readonly viewer: Viewer | null;
  move(where: Proximity): void;
  touch(): void;
  /** Builds the viewer anew, where there is one. */
  rebuild(): void;
  /** Ends it; nothing is told any more. */
  leave(): void;
}

export function seatMap({ where, prepare, onDrawn, onFailed }: SeatedMapOptions): SeatedMap {
  let viewer: Viewer | null = null;
  let isLive = false;
  let hasLeft = false;
  const seat = takeSeat(where, (live) => {
    isLive = live;
    return attempt(() => (viewer ? viewer.setLive(live) : build()));
  });

  async function attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!hasLeft) onFailed(error);
    }
  }

  async function build(): Promise<void> {
    const make = await prepare();
    if (hasLeft) return;
    // The old one lets go of its context before the new one takes one.
    viewer?.destroy();
    const made = make(isLive);
    viewer = made;
    await made.whenReady();
    if (made === viewer && !hasLeft) onDrawn();
  }

  return {
    get viewer() {
      return viewer;
    },
    move: seat.move,
    touch: seat.touch,
    rebuild() {
      if (viewer) void attempt(build);
    },
    leave() {
      hasLeft = true;
      seat.leave();
      viewer?.destroy();
      viewer = null;
    },
  };
}
