import type { FlatRing } from '../../geometry/flat-ring.ts';

/** The ring run the other way round. */
export function reversed(ring: FlatRing): number[] {
  const out: number[] = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) out.push(ring[i]!, ring[i + 1]!);
  return out;
}
