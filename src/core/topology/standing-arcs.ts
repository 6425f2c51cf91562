import type { Topology } from './topology.ts';

/** The borders of one zone, flat, so that those that stand at a snapshot are soon found. */
interface ZoneBorders {
  /** from, to and the border, three numbers a lifetime */
  readonly lifetimes: Int32Array;
  readonly arcs: readonly Int32Array[];
}

const kept = new WeakMap<Topology, readonly ZoneBorders[]>();

/** The directed arcs of a zone that stand at a snapshot. */
export function arcsAt(topology: Topology, zone: number, snapshot: number): Int32Array {
  let zones = kept.get(topology);
  if (!zones) {
    zones = topology.series.zones.map((_, i) => bordersOf(topology, i));
    kept.set(topology, zones);
  }
  const { lifetimes, arcs } = zones[zone]!;
  const found: Int32Array[] = [];
  let size = 0;
  for (let i = 0; i < lifetimes.length; i += 3) {
    if (lifetimes[i]! > snapshot || lifetimes[i + 1]! <= snapshot) continue;
    const some = arcs[lifetimes[i + 2]!]!;
    found.push(some);
    size += some.length;
  }
  const all = new Int32Array(size);
  let at = 0;
  for (const some of found) {
    all.set(some, at);
    at += some.length;
  }
  return all;
}

function bordersOf({ borders }: Topology, zone: number): ZoneBorders {
  const own = borders.filter((border) => border.zone === zone);
  const lifetimes = own.flatMap((border, i) =>
    border.lifetimes.flatMap(([from, to]) => [from, to, i]),
  );
  return { lifetimes: Int32Array.from(lifetimes), arcs: own.map(({ arcs }) => arcs) };
}
