import { createShapeLayout, type ZoneRange } from './shape-buffers.ts';
import type { ShapeStore } from './snapshot-shapes.ts';

/** A snapshot's shapes on the graphics card. */
export interface GpuShapes {
  /** Binds the areas' vertex array, to draw a zone's range of. */
  bindAreas(): void;
  /** Binds the edges', which are uploaded when first asked for. */
  bindEdges(): void;
  /** by zone; zones without ground are absent */
  readonly ranges: ReadonlyMap<number, ZoneRange>;
  /** [west, north, east, south] in Mercator units; null when nothing is held */
  readonly bounds: readonly [number, number, number, number] | null;
}

/** The snapshots drawn last, so that of two dates the one that stands still is not uploaded again. */
export interface GpuShapeStore {
  at(snapshot: number): GpuShapes;
  destroy(): void;
}

/** Two dates at once, and one that was just left. */
const SLOTS = 3;

interface Slot extends GpuShapes {
  snapshot: number;
  ranges: ReadonlyMap<number, ZoneRange>;
  bounds: GpuShapes['bounds'];
  hasEdges: boolean;
  readonly areas: WebGLVertexArrayObject;
  readonly edges: WebGLVertexArrayObject;
  readonly vertexBuffer: WebGLBuffer;
  readonly indexBuffer: WebGLBuffer;
  readonly edgeBuffer: WebGLBuffer;
}

export function createGpuShapes(gl: WebGL2RenderingContext, shapes: ShapeStore): GpuShapeStore {
  const layout = createShapeLayout();
  const quadBuffer = gl.createBuffer();
  let quads = 0;
  /** the one used last comes last */
  let slots: Slot[] = [];

  return {
    at(snapshot) {
      let slot = slots.find((each) => each.snapshot === snapshot);
      if (!slot) {
        slot = slots.length < SLOTS ? createSlot() : slots[0]!;
        fill(slot, snapshot);
      }
      slots = [...slots.filter((each) => each !== slot), slot];
      return slot;
    },
    destroy() {
      for (const slot of slots) {
        gl.deleteVertexArray(slot.areas);
        gl.deleteVertexArray(slot.edges);
        for (const buffer of [slot.vertexBuffer, slot.indexBuffer, slot.edgeBuffer])
          gl.deleteBuffer(buffer);
      }
      gl.deleteBuffer(quadBuffer);
      slots = [];
    },
  };

  function fill(slot: Slot, snapshot: number): void {
    const { ranges, vertices, indexes, bounds } = layout.areas(shapes.at(snapshot));
    gl.bindVertexArray(slot.areas);
    gl.bindBuffer(gl.ARRAY_BUFFER, slot.vertexBuffer);
    gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.DYNAMIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indexes, gl.DYNAMIC_DRAW);
    gl.bindVertexArray(null);
    slot.snapshot = snapshot;
    slot.hasEdges = false;
    slot.ranges = new Map(
      ranges.filter(({ indexCount }) => indexCount > 0).map((range) => [range.zone, range]),
    );
    slot.bounds = bounds;
  }

  function fillEdges(slot: Slot): void {
    const edges = layout.edges(shapes.at(slot.snapshot));
    gl.bindBuffer(gl.ARRAY_BUFFER, slot.edgeBuffer);
    gl.bufferData(gl.ARRAY_BUFFER, edges, gl.DYNAMIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
    growQuads(slot, edges.length / 16);
    slot.hasEdges = true;
  }

  function createSlot(): Slot {
    const slot: Slot = {
      snapshot: -1,
      ranges: new Map(),
      bounds: null,
      hasEdges: false,
      areas: gl.createVertexArray(),
      edges: gl.createVertexArray(),
      bindAreas: () => gl.bindVertexArray(slot.areas),
      bindEdges() {
        if (!slot.hasEdges) fillEdges(slot);
        gl.bindVertexArray(slot.edges);
      },
      vertexBuffer: gl.createBuffer(),
      indexBuffer: gl.createBuffer(),
      edgeBuffer: gl.createBuffer(),
    };
    gl.bindVertexArray(slot.areas);
    gl.bindBuffer(gl.ARRAY_BUFFER, slot.vertexBuffer);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribIPointer(0, 2, gl.INT, 8, 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, slot.indexBuffer);
    gl.bindVertexArray(slot.edges);
    gl.bindBuffer(gl.ARRAY_BUFFER, slot.edgeBuffer);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribIPointer(0, 2, gl.INT, 16, 0);
    gl.enableVertexAttribArray(1);
    gl.vertexAttribIPointer(1, 2, gl.INT, 16, 8);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, quadBuffer);
    gl.bindVertexArray(null);
    return slot;
  }

  /** Two triangles for each four corners, the same for every slot. */
  function growQuads({ edges }: Slot, count: number): void {
    if (count <= quads) return;
    quads = Math.max(count, quads * 2, 4096);
    const corners = new Uint32Array(quads * 6);
    for (let quad = 0; quad < quads; quad++) {
      const first = quad * 4;
      corners.set([first, first + 1, first + 2, first + 2, first + 1, first + 3], quad * 6);
    }
    gl.bindVertexArray(edges);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, corners, gl.STATIC_DRAW);
  }
}
