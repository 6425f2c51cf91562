import { tooMany } from './check-size.ts';
import { type Budget, DecodeFault } from './limits.ts';

/** What each record of a .shp must give: its rings; null for a record without shape. */
export type RingCounts = readonly (number | null)[];

const MAGIC = 9994;
const HEADER_BYTES = 100;
const POLYGONS = new Set([5, 15, 25]);
const KINDS: Readonly<Record<number, string>> = {
  1: 'points',
  3: 'lines',
  8: 'points',
  11: 'points',
  13: 'lines',
  18: 'points',
  21: 'points',
  23: 'lines',
  28: 'points',
  31: 'surfaces in space',
};

/**
 * Walks the records of a .shp of polygons (ESRI Shapefile Technical Description, 1998) and throws on any whose
 * lengths do not fit, so that nothing is read past its end or left out unsaid.
 */
export function checkShp(bytes: Uint8Array, file: string, budget: Budget): RingCounts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getInt32(0) !== MAGIC)
    throw broken('', 'its header is damaged');
  const length = view.getInt32(24) * 2;
  if (length !== bytes.length)
    throw broken(
      '',
      `${bytes.length.toLocaleString('en')} bytes long where its header says ${length.toLocaleString('en')}`,
    );
  const type = view.getInt32(32, true);
  if (!POLYGONS.has(type)) {
    const kind = KINDS[type];
    if (kind === undefined) throw broken('', `${type} is no type of shape`);
    const message = `holds ${kind}, not areas: give a shapefile of polygons`;
    throw new DecodeFault(file, '', 'shapefile-not-areas', message);
  }
  const counts: (number | null)[] = [];
  let points = 0;
  for (let at = HEADER_BYTES; at < length; ) {
    const path = `record ${counts.length + 1}`;
    if (at + 12 > length) throw broken(path, 'is cut short');
    const end = at + 8 + view.getInt32(at + 4) * 2;
    if (view.getInt32(at) !== counts.length + 1) throw broken(path, 'has the wrong number');
    if (end < at + 12 || end > length) throw broken(path, 'has the wrong length');
    const own = view.getInt32(at + 8, true);
    if (own !== 0 && own !== type) throw broken(path, 'is of another type than the file');
    counts.push(own === 0 ? null : checkPolygon(at + 8, end, path));
    at = end;
  }
  if (counts.length > budget.limits.features)
    throw tooMany(file, counts.length, 'features', budget.limits.features);
  budget.checkTime(file);
  return counts;

  function checkPolygon(at: number, end: number, path: string): number {
    if (at + 44 > end) throw broken(path, 'is cut short');
    const parts = view.getInt32(at + 36, true);
    const own = view.getInt32(at + 40, true);
    const heights = type === 15 ? 16 + 8 * own : 0;
    if (parts < 0 || own < 0 || at + 44 + 4 * parts + 16 * own + heights > end)
      throw broken(path, 'holds more points than it has room for');
    points += own;
    if (points > budget.limits.vertices)
      throw tooMany(file, points, 'positions', budget.limits.vertices);
    for (let i = 0; i < parts; i++) {
      const start = view.getInt32(at + 44 + 4 * i, true);
      const next = i + 1 < parts ? view.getInt32(at + 48 + 4 * i, true) : own;
      if ((i === 0 && start !== 0) || next <= start)
        throw broken(path, 'has rings that do not follow one another');
    }
    return parts;
  }

  function broken(path: string, message: string): DecodeFault {
    return new DecodeFault(
      file,
      path,
      'shapefile-broken',
      `${message}: export the shapefile again`,
    );
  }
}
