/** The seed of random choices in browser tests: `SEED` in the environment to repeat a run, else new; printed. */
export const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Uniform numbers in [0, 1) from a seed (Mulberry32). */
export function createRandom(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
