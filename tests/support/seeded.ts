/** Numbers in [0, 1) that a seed determines (mulberry32), and the seed, to print: a failure can be run again. */
export function seeded(seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)): {
  seed: number;
  random(): number;
  /** a whole number under `count` */
  below(count: number): number;
} {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, random, below: (count) => Math.floor(random() * count) };
}
