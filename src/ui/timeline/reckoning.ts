import { changedSnapshots } from '../../core/figures/changed-snapshots.ts';
import type { Region } from '../../core/figures/region.ts';
import type { TurningPoint } from '../../core/figures/turning-points.ts';
import type { Topology } from '../../core/topology/topology.ts';
import { createIdleSlices } from './idle-slices.ts';

/** Whose changes are looked at: absent means all zones, everywhere. */
export interface InView {
  /** index into `series.zones` */
  readonly zone: number | undefined;
  readonly region: Region | undefined;
}

/** How much changed at every snapshot, found out while the browser is idle. */
export interface Reckoning {
  /** of what is in view; null until all of it is known */
  readonly points: readonly TurningPoint[] | null;
  look(inView: InView): void;
  pause(paused: boolean): void;
  destroy(): void;
}

/** The overlay engine comes with it, and only when something is to be reckoned. */
const load = () => import('../../core/figures/turning-points.ts');

export function createReckoning(topology: Topology, known: () => void): Reckoning {
  const slices = createIdleSlices();
  let points: readonly TurningPoint[] | null = null;
  let asked = 0;

  async function reckon({ zone, region }: InView, asking: number): Promise<void> {
    const { turningPointAt } = await load();
    if (asking !== asked) return;
    const of = { ...(zone !== undefined && { zone }), ...(region && { region }) };
    const snapshots = changedSnapshots(topology, zone);
    const found: TurningPoint[] = [];
    let at = 0;
    slices.start(() => {
      const snapshot = snapshots[at++];
      if (snapshot !== undefined) {
        const point = turningPointAt(topology, snapshot, of);
        if (point) found.push(point);
        return true;
      }
      points = found;
      known();
      return false;
    });
  }

  return {
    get points() {
      return points;
    },
    look(inView) {
      points = null;
      slices.stop();
      // Without the engine nothing is marked; everything else works.
      reckon(inView, ++asked).catch((error) => console.warn(error));
    },
    pause: slices.pause,
    destroy() {
      asked++;
      slices.stop();
    },
  };
}
