import type { Proximity } from './proximity.ts';

/** Browsers take WebGL contexts away from pages that have many, and each holds tens of megabytes. */
export const MOST_LIVE = 4;

/** One map's place among those of a page. */
export interface Seat {
  /** The map is now so far from being seen; farther maps give way to nearer ones. */
  move(where: Proximity): void;
  /** The reader turned to this map: it goes before others that are seen too. */
  touch(): void;
  /** Gives the place up. The map is no longer told anything. */
  leave(): void;
}

interface Member {
  where: Proximity;
  /** when its reader last turned to it, 0 for never, and when it last came nearer: larger is later */
  touched: number;
  neared: number;
  /** null before it was told anything */
  isLive: boolean | null;
  readonly setLive: (live: boolean) => Promise<void>;
}

const NEARNESS: Readonly<Record<Proximity, number>> = { far: 0, near: 1, seen: 2 };

const members = new Set<Member>();
let turns = 0;
let isSettling = false;
let isStale = false;

/**
 * Takes a place among the page's maps. At most `MOST_LIVE` hold a WebGL context at once: those seen before those near,
 * and among them the one turned to last. `setLive` is called with what changed, never twice at once for one map, and a
 * context is given only after another has been let go of. One that is seen and gets none is told so; one that is farther
 * is told nothing until its turn comes.
 */
export function takeSeat(where: Proximity, setLive: (live: boolean) => Promise<void>): Seat {
  const member: Member = { where, touched: 0, neared: ++turns, isLive: null, setLive };
  members.add(member);
  settle();
  return {
    move(next) {
      if (next === member.where) return;
      if (NEARNESS[next] > NEARNESS[member.where]) member.neared = ++turns;
      member.where = next;
      settle();
    },
    touch() {
      member.touched = ++turns;
      if (!member.isLive) settle();
    },
    leave() {
      members.delete(member);
      settle();
    },
  };
}

function settle(): void {
  isStale = true;
  if (!isSettling) void run();
}

async function run(): Promise<void> {
  isSettling = true;
  while (isStale) {
    isStale = false;
    // What asks in the same moment is judged together.
    await Promise.resolve();
    const chosen = [...members]
      .filter(({ where }) => where !== 'far')
      .sort(byClaim)
      .slice(0, MOST_LIVE);
    const leaving = [...members].filter(
      (member) => !chosen.includes(member) && (member.isLive ?? member.where === 'seen'),
    );
    await Promise.all(leaving.map((member) => turn(member, false)));
    const coming = chosen.filter((member) => !member.isLive && members.has(member));
    await Promise.all(coming.map((member) => turn(member, true)));
  }
  isSettling = false;
}

/** Those seen first; among equals the one turned to last, then those that have a context already. */
function byClaim(a: Member, b: Member): number {
  return (
    NEARNESS[b.where] - NEARNESS[a.where] ||
    b.touched - a.touched ||
    Number(b.isLive) - Number(a.isLive) ||
    b.neared - a.neared
  );
}

async function turn(member: Member, live: boolean): Promise<void> {
  member.isLive = live;
  await member.setLive(live).catch(() => undefined);
}
