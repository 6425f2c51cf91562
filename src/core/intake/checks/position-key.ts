/** A number for a position of seven decimals: hardly ever the same for two, and never for many along a ring. */
export function positionKey(lon: number, lat: number): number {
  return lon * 1e6 + lat;
}
