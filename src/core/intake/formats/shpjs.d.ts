declare module 'shpjs' {
  /** The shape of each record of a .shp; null for a record without one. */
  export function parseShp(shp: DataView): (import('geojson').Geometry | null)[];
}
