import type { Lifetime } from './topology.ts';

/** True when a border with these lifetimes stands at snapshot `at`. */
export function isAlive(lifetimes: readonly Lifetime[], at: number): boolean {
  for (const [from, to] of lifetimes) if (from <= at && at < to) return true;
  return false;
}
