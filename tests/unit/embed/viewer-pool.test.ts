import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Proximity } from '../../../src/embed/proximity.ts';
import { MOST_LIVE, type Seat, takeSeat } from '../../../src/embed/viewer-pool.ts';

/** A page of maps that note whether they are live; opening and closing take a moment each. */
function createPage() {
  const live = new Set<string>();
  const told: string[] = [];
  let most = 0;
  const seats = new Map<string, Seat>();
  return {
    live,
    told,
    get most() {
      return most;
    },
    sit(name: string, where: Proximity) {
      seats.set(
        name,
        takeSeat(where, async (isLive) => {
          told.push(`${name} ${isLive}`);
          await new Promise((resolve) => setTimeout(resolve, 1));
          if (isLive) live.add(name);
          else live.delete(name);
          most = Math.max(most, live.size);
        }),
      );
    },
    move: (name: string, where: Proximity) => seats.get(name)!.move(where),
    touch: (name: string) => seats.get(name)!.touch(),
    leave(name: string) {
      seats.get(name)!.leave();
      seats.delete(name);
      live.delete(name);
    },
    end() {
      for (const seat of seats.values()) seat.leave();
    },
    names: () => [...seats.keys()],
    rest: () => new Promise((resolve) => setTimeout(resolve, 40)),
  };
}

test('those seen are live; one that comes into sight takes the place of one out of sight', async () => {
  const page = createPage();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) page.sit(name, name < 'c' ? 'seen' : 'near');
  await page.rest();
  expect(page.live.size).toBe(MOST_LIVE);
  expect([...page.live]).toEqual(expect.arrayContaining(['a', 'b']));
  page.move('a', 'far');
  page.move('e', 'seen');
  page.move('f', 'seen');
  await page.rest();
  expect([...page.live]).toEqual(expect.arrayContaining(['b', 'e', 'f']));
  expect(page.live.has('a')).toBe(false);
  expect(page.most).toBeLessThanOrEqual(MOST_LIVE);
  page.end();
});

test('of more than can be live at once the reader’s own goes first, and nothing flickers', async () => {
  const page = createPage();
  for (const name of ['a', 'b', 'c', 'd']) page.sit(name, 'seen');
  await page.rest();
  page.sit('e', 'seen');
  await page.rest();
  expect([...page.live].sort()).toEqual(['a', 'b', 'c', 'd']);
  expect(page.told.at(-1)).toBe('e false');
  page.touch('e');
  await page.rest();
  expect(page.live.has('e')).toBe(true);
  expect(page.live.size).toBe(MOST_LIVE);
  page.end();
});

test('whatever a reader does, no more are live than may be, and those seen are before those that are not', async () => {
  const places: Proximity[] = ['far', 'near', 'seen'];
  const step = fc.record({
    name: fc.constantFrom(...'abcdefghij'),
    where: fc.constantFrom(...places),
    act: fc.constantFrom('move', 'touch', 'leave'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const page = createPage();
      const where = new Map<string, Proximity>();
      for (const { name, where: to, act } of steps) {
        if (!where.has(name)) page.sit(name, to);
        else if (act === 'move') page.move(name, to);
        else if (act === 'touch') page.touch(name);
        else page.leave(name);
        if (act === 'leave' && where.has(name)) where.delete(name);
        else if (act !== 'touch' || !where.has(name)) where.set(name, to);
      }
      await page.rest();
      page.end();
      expect(page.most).toBeLessThanOrEqual(MOST_LIVE);
      const near = [...where].filter(([, at]) => at !== 'far').map(([name]) => name);
      const seen = [...where].filter(([, at]) => at === 'seen').map(([name]) => name);
      expect(page.live.size).toBe(Math.min(MOST_LIVE, near.length));
      expect(seen.filter((name) => page.live.has(name)).length).toBe(
        Math.min(MOST_LIVE, seen.length),
      );
    }),
    { numRuns: 25 },
  );
});
