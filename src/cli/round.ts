/** An area to a millionth of a km2, one square metre: finer is noise of the grid. */
export function roundKm2(area: number): number {
  return Math.round(area * 1e6) / 1e6 || 0;
}
