import type { Lifetime } from './topology.ts';

/** Adds snapshot `at` to ascending lifetimes kept flat as [from, to, from, to, …]. */
export function extend(flat: number[], at: number): void {
  if (flat[flat.length - 1] === at) flat[flat.length - 1] = at + 1;
  else if (flat[flat.length - 1] !== at + 1) flat.push(at, at + 1);
}

/** Takes snapshot `at`, the last one added, away again; false when it was not there. */
export function retract(flat: number[], at: number): boolean {
  if (flat[flat.length - 1] !== at + 1) return false;
  if (flat[flat.length - 2] === at) flat.length -= 2;
  else flat[flat.length - 1] = at;
  return true;
}

/** True when a border with these lifetimes stands at snapshot `at`. */
export function isAlive(lifetimes: readonly Lifetime[], at: number): boolean {
  for (const [from, to] of lifetimes) if (from <= at && at < to) return true;
  return false;
}
