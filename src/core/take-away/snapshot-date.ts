import type { Snapshot } from '../series/series.ts';
import { toIsoPrecise } from '../time/civil-date.ts';

/** The date that names a snapshot in every output, as precise as it is known. */
export function snapshotDate({ from, precision }: Snapshot): string {
  return toIsoPrecise({ day: from, precision });
}
