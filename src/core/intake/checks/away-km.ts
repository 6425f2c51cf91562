/** Kilometres from a point to an edge, where degrees are as long as `scale` says. */
export function awayKm(
  lon: number,
  lat: number,
  lon1: number,
  lat1: number,
  lon2: number,
  lat2: number,
  { lonKm, latKm }: { readonly lonKm: number; readonly latKm: number },
): number {
  const [x, y] = [(lon1 - lon) * lonKm, (lat1 - lat) * latKm];
  const [dx, dy] = [(lon2 - lon1) * lonKm, (lat2 - lat1) * latKm];
  const t = Math.min(1, Math.max(0, -(x * dx + y * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x + t * dx, y + t * dy);
}
