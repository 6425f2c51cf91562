import { resized } from './pair-ids.ts';

/** A set of vertices, or of anything numbered from 0. */
export interface VertexMarks {
  has(id: number): boolean;
  /** False when it was there already. */
  add(id: number): boolean;
}

/** For each vertex the one that follows it. */
export interface VertexLinks {
  /** -1 where none does */
  get(id: number): number;
  set(id: number, next: number): void;
}

/** Sets of vertices come and go with every snapshot: an array of bytes is much faster than a Set. */
export function createVertexMarks(): VertexMarks {
  let marks = new Uint8Array(1024);
  return {
    has: (id) => marks[id] === 1,
    add(id) {
      if (id >= marks.length) {
        const wider = new Uint8Array(2 * (id + 1));
        wider.set(marks);
        marks = wider;
      }
      if (marks[id] === 1) return false;
      marks[id] = 1;
      return true;
    },
  };
}

export function createVertexLinks(): VertexLinks {
  /** one more than the vertex that follows */
  let links = new Int32Array(1024);
  return {
    get: (id) => (links[id] ?? 0) - 1,
    set(id, next) {
      if (id >= links.length) links = resized(links, 2 * (id + 1));
      links[id] = next + 1;
    },
  };
}
