import type { ZoneChange } from '../topology/changes.ts';

/** Held, gained, lost and net in km². */
export type AreaFigures = Omit<ZoneChange, 'zone'>;

/**
 * Values rounded to multiples of `step` so that they add up to their own rounded sum: each down, and those that were
 * cut most up again until the sum is met (the largest remainders). None is further than a step from its value.
 */
export function roundToSum(values: readonly number[], step: number): number[] {
  const floors = values.map((value) => Math.floor(value / step + 1e-9));
  const sum = values.reduce((total, value) => total + value, 0);
  const short = Math.round(sum / step) - floors.reduce((total, floor) => total + floor, 0);
  const byRest = values
    .map((value, i) => ({ i, rest: value / step - floors[i]! }))
    .sort((p, q) => q.rest - p.rest || p.i - q.i);
  for (const { i } of byRest.slice(0, Math.max(0, short))) floors[i]!++;
  return floors.map((floor) => exact(floor * step));
}

/**
 * Rows of figures as a table shows them, rounded to `step`: held, gained and lost each add up to the rounded total of
 * their column, and net is what was gained less what was lost, in every row and in the total.
 */
export function addUp(
  rows: readonly AreaFigures[],
  step: number,
): { readonly rows: readonly AreaFigures[]; readonly total: AreaFigures } {
  const column = (what: 'heldKm2' | 'gainKm2' | 'lossKm2') =>
    roundToSum(
      rows.map((row) => row[what]),
      step,
    );
  const [held, gain, loss] = [column('heldKm2'), column('gainKm2'), column('lossKm2')];
  const sum = (values: readonly number[]) => exact(values.reduce((total, v) => total + v, 0));
  const row = (heldKm2: number, gainKm2: number, lossKm2: number): AreaFigures => ({
    heldKm2,
    gainKm2,
    lossKm2,
    netKm2: exact(gainKm2 - lossKm2),
  });
  return {
    rows: rows.map((_, i) => row(held[i]!, gain[i]!, loss[i]!)),
    total: row(sum(held), sum(gain), sum(loss)),
  };
}

/** The step that a table of areas is rounded to: whole km², or tenths where none of them is large. */
export function stepFor(rows: readonly AreaFigures[]): number {
  const most = Math.max(0, ...rows.flatMap((row) => [row.heldKm2, row.gainKm2, row.lossKm2]));
  return most < 100 ? 0.1 : 1;
}

/** Without the dust of binary fractions; never -0. */
function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6 || 0;
}
