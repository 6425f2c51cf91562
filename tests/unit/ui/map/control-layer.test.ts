import { deviation } from 'earcut';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringsAt } from '../../../../src/core/topology/rings-at.ts';
import {
  mercatorX,
  mercatorY,
  toMesh,
  WORLD_UNITS,
} from '../../../../src/ui/map/control-layer/polygon-mesh.ts';
import { createShapeLayout } from '../../../../src/ui/map/control-layer/shape-buffers.ts';
import { createShapeStore } from '../../../../src/ui/map/control-layer/snapshot-shapes.ts';
import { madeTopology } from '../../../scenes/map/made-topology.ts';

const topology = madeTopology();

describe('Mercator units', () => {
  it('agree with the EPSG:3857 formula to a unit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 179.9, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        (lon, lat) => {
          const radians = (lat * Math.PI) / 180;
          const y = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
          expect(Math.abs(mercatorX(lon) - (lon / 360 + 0.5) * WORLD_UNITS)).toBeLessThanOrEqual(1);
          expect(Math.abs(mercatorY(lat) - y * WORLD_UNITS)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('are finer than a tenth of a pixel at zoom 18', () => {
    expect((512 * 2 ** 18) / WORLD_UNITS).toBeLessThan(0.1);
  });
});

describe('meshes', () => {
  it('cover every polygon exactly', () => {
    for (const [snapshot] of topology.series.snapshots.entries()) {
      for (const { polygons } of ringsAt(topology, snapshot)) {
        for (const polygon of polygons) {
          const { vertices, ringEnds, triangles } = toMesh(polygon, topology.extent);
          expect(deviation(vertices, ringEnds.slice(0, -1), 2, triangles)).toBeLessThan(1e-9);
        }
      }
    }
  });

  it('are kept for polygons that stand on', () => {
    const store = createShapeStore(topology);
    expect(store.has(0)).toBe(false);
    const shapes = store.at(0);
    expect(store.has(0)).toBe(true);
    expect(store.at(0)).toBe(shapes);
  });
});

describe('shape arrays', () => {
  const layout = createShapeLayout();
  const shapes = createShapeStore(topology).at(2);
  const { ranges, vertices, indexes, bounds } = layout.areas(shapes);
  const edges = layout.edges(shapes);

  it('hold every zone in its own range, one after the other', () => {
    expect(ranges.map(({ zone }) => zone)).toEqual([0, 1, 2, 3, 4]);
    let [index, edge] = [0, 0];
    for (const range of ranges) {
      expect([range.firstIndex, range.firstEdge]).toEqual([index, edge]);
      for (const vertex of indexes.subarray(index, index + range.indexCount)) {
        expect(vertex).toBeGreaterThanOrEqual(edge);
        expect(vertex).toBeLessThan(edge + range.edgeCount);
      }
      index += range.indexCount;
      edge += range.edgeCount;
    }
    expect(index).toBe(indexes.length);
    expect(edge * 2).toBe(vertices.length);
  });

  it('close every ring: edges that start at a vertex and end at it are as many', () => {
    const balance = new Map<string, number>();
    for (let i = 0; i < edges.length; i += 16) {
      const [from, to] = [`${edges[i]},${edges[i + 1]}`, `${edges[i + 2]},${edges[i + 3]}`];
      balance.set(from, (balance.get(from) ?? 0) + 1);
      balance.set(to, (balance.get(to) ?? 0) - 1);
      for (let corner = 4; corner < 16; corner++) {
        expect(edges[i + corner]).toBe(edges[i + (corner & 3)]);
      }
    }
    expect([...balance.values()].every((n) => n === 0)).toBe(true);
  });

  it('lie in the same memory for every snapshot, so that scrubbing leaves no garbage', () => {
    const own = createShapeLayout();
    const first = own.areas(createShapeStore(topology).at(0)).vertices.buffer;
    for (const at of [1, 2, 3])
      expect(own.areas(createShapeStore(topology).at(at)).vertices.buffer).toBe(first);
  });

  it('know their bounds', () => {
    const xs = vertices.filter((_, i) => i % 2 === 0);
    const ys = vertices.filter((_, i) => i % 2 === 1);
    expect(bounds).toEqual([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
    expect(createShapeLayout().areas([]).bounds).toBeNull();
  });
});
