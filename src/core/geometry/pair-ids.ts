/** Numbers for pairs of 32-bit integers, from 0 in the order in which they are first met. */
export interface PairIds {
  readonly size: number;
  /** The number of a pair, given to it if it has none. */
  of(first: number, second: number): number;
  /** The number of a pair, or -1. */
  find(first: number, second: number): number;
  first(id: number): number;
  second(id: number): number;
}

/** A hash table in typed arrays: a Map needs one number for a key, and keys past 2^31 make it slow. */
export function createPairIds(): PairIds {
  let size = 0;
  let firsts = new Int32Array(256);
  let seconds = new Int32Array(256);
  let slots = new Int32Array(512).fill(-1);
  let mask = slots.length - 1;

  const slotOf = (first: number, second: number): number => {
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const id = slots[slot]!;
      if (id < 0 || (firsts[id] === first && seconds[id] === second)) return slot;
      slot = (slot + 1) & mask;
    }
  };
  const grow = (): void => {
    firsts = resized(firsts, size * 2);
    seconds = resized(seconds, size * 2);
    slots = new Int32Array(size * 4).fill(-1);
    mask = slots.length - 1;
    for (let id = 0; id < size; id++) slots[slotOf(firsts[id]!, seconds[id]!)] = id;
  };

  return {
    get size() {
      return size;
    },
    of(first, second) {
      const slot = slotOf(first, second);
      const known = slots[slot]!;
      if (known >= 0) return known;
      firsts[size] = first;
      seconds[size] = second;
      slots[slot] = size++;
      if (size === firsts.length) grow();
      return size - 1;
    },
    find: (first, second) => slots[slotOf(first, second)]!,
    first: (id) => firsts[id]!,
    second: (id) => seconds[id]!,
  };
}

/** A copy with room for `length`. */
export function resized(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const out = new Int32Array(length);
  out.set(array.subarray(0, length));
  return out;
}
