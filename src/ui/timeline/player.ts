export interface PlayerOptions {
  /** Goes one snapshot on; false when there is none. */
  step(): boolean;
  readonly snapshots: number;
  changed(playing: boolean): void;
}

/** Steps through the snapshots at an even pace until the last one or until stopped. */
export interface Player {
  readonly playing: boolean;
  play(): void;
  stop(): void;
}

/** The whole series takes about this long, within the limits of a single step. */
const WHOLE_MS = 40_000;
const SLOWEST_MS = 900;
const FASTEST_MS = 80;

/** Milliseconds a snapshot stands while playing. */
export function playPaceMs(snapshots: number): number {
  return Math.max(FASTEST_MS, Math.min(SLOWEST_MS, WHOLE_MS / Math.max(1, snapshots)));
}

export function createPlayer({ step, snapshots, changed }: PlayerOptions): Player {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pace = playPaceMs(snapshots);
  const stop = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    changed(false);
  };
  const tick = () => {
    timer = setTimeout(tick, pace);
    if (!step()) stop();
  };
  return {
    get playing() {
      return timer !== undefined;
    },
    play() {
      if (timer !== undefined) return;
      timer = setTimeout(tick, pace);
      changed(true);
    },
    stop,
  };
}
