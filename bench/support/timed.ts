/** What something gave, and the time it took on the clock and of the processor, which a busy machine lengthens less. */
export interface Timed<T> {
  readonly value: T;
  readonly ms: number;
  readonly cpuMs: number;
}

export function timed<T>(work: () => T): Timed<T> {
  const start = performance.now();
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: performance.now() - start, cpuMs: (user + system) / 1000 };
}
