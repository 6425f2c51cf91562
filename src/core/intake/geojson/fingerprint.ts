import type { SnapshotFeature } from './shapes-by-zone.ts';

/** Text that is equal for equal zones and shapes, and differs in practice for others (a 64-bit hash). */
export function fingerprint(features: readonly SnapshotFeature[]): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (const { zone, polygons } of features) {
    for (let i = 0; i < zone.length; i++) mix(zone.charCodeAt(i));
    for (const rings of polygons) {
      mix(-1);
      for (const ring of rings) {
        mix(-2);
        for (const position of ring) {
          mix(Math.round(position[0]! * 1e7));
          mix(Math.round(position[1]! * 1e7));
        }
      }
    }
  }
  return `${(a >>> 0).toString(16)}-${(b >>> 0).toString(16)}`;

  function mix(value: number): void {
    a = Math.imul(a ^ value, 0x01000193);
    b = Math.imul(b ^ (value + (b >>> 15)), 0x85ebca6b) ^ (a >>> 13);
  }
}
