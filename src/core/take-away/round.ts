/** An area to a millionth of a km2, one square metre: finer is noise of the grid. */
export function roundKm2(area: number): number {
  return to(area, 1e6);
}

/** Degrees to the grid of a topology, about a metre. */
export function roundDegrees(degrees: number): number {
  return to(degrees, 1e5);
}

/** A length to the metre. */
export function roundKm(km: number): number {
  return to(km, 1e3);
}

function to(value: number, parts: number): number {
  return Math.round(value * parts) / parts || 0;
}
