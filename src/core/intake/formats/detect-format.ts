import { decodeText } from './decode-text.ts';

/** What the bytes of a file are to be read as. */
export type Container = 'zip' | 'gzip' | 'flatgeobuf' | 'shapefile' | 'xml' | 'json';

/** A file of no kind that is read: what it looks like, and what to do. */
export interface Foreign {
  readonly looksLike: string;
  readonly remedy: string;
}

/** Stands before each text of a GeoJSON sequence (RFC 8142). */
export const RECORD_SEPARATOR = '\x1e';

const EXPORT = 'export it as GeoJSON';
const MAP_AS_DATA = 'give the data the map was drawn from, as GeoJSON, KML or a zipped shapefile';

/** Bytes that files begin with, as Latin-1 text. */
const MAGIC: readonly (readonly [start: string, looksLike: string, remedy: string])[] = [
  ['SQLite format 3\0', 'a GeoPackage or another SQLite database', EXPORT],
  ['PAR1', 'GeoParquet', EXPORT],
  ['PMTiles', 'PMTiles', 'give the data the tiles were made of, as GeoJSON'],
  ['%PDF', 'a PDF', MAP_AS_DATA],
  ['\x89PNG', 'a PNG picture', MAP_AS_DATA],
  ['\xff\xd8\xff', 'a JPEG picture', MAP_AS_DATA],
  ['GIF8', 'a GIF picture', MAP_AS_DATA],
  ['II*\0', 'a TIFF picture', MAP_AS_DATA],
  ['MM\0*', 'a TIFF picture', MAP_AS_DATA],
  ['RIFF', 'a WebP picture', MAP_AS_DATA],
  ['\xd0\xcf\x11\xe0', 'an Excel or Word file', 'export the map it tells of as GeoJSON'],
  ["7z\xbc\xaf'\x1c", 'a 7z archive', 'unpack it, or pack it as .zip'],
  ['Rar!', 'a RAR archive', 'unpack it, or pack it as .zip'],
  ['\xfd7zXZ', 'an xz file', 'unpack it, or pack it as .gz'],
  ['BZh', 'a bzip2 file', 'unpack it, or pack it as .gz'],
  ['\x28\xb5\x2f\xfd', 'a zstd file', 'unpack it, or pack it as .gz'],
  ['version https://git-lfs', 'a Git LFS pointer, not the file itself', 'run `git lfs pull`'],
];

/** Roots of XML that is not KML. */
const ROOTS: readonly (readonly [root: RegExp, looksLike: string, remedy: string])[] = [
  [/^html$/i, 'a web page', 'the address may have answered with an error: fetch the file itself'],
  [/^gpx$/i, 'GPX', 'it holds tracks and points, not areas: export areas as GeoJSON'],
  [/^osm$/i, 'OpenStreetMap XML', EXPORT],
  [/^svg$/i, 'an SVG picture', MAP_AS_DATA],
  [/^(FeatureCollection|.*gml.*)$/i, 'GML', EXPORT],
];

const TABLE: Foreign = {
  looksLike: 'a table (CSV)',
  remedy: 'a table of dated places makes a series with `estimate`; shapes are read from GeoJSON',
};

/** Maps, or what may tell of one, by the ends of their names. */
const NAMES: readonly (readonly [end: RegExp, foreign: Foreign])[] = [
  [/\.(gpkg|sqlite|mbtiles)$/i, { looksLike: 'GeoPackage or SQLite', remedy: EXPORT }],
  [/\.gml(\.gz)?$/i, { looksLike: 'GML', remedy: EXPORT }],
  [/\.(tab|mif)$/i, { looksLike: 'MapInfo', remedy: EXPORT }],
  [/\.(dxf|dwg)$/i, { looksLike: 'a CAD drawing', remedy: EXPORT }],
  [/\.(parquet|geoparquet)$/i, { looksLike: 'GeoParquet', remedy: EXPORT }],
  [/\.gdb\//i, { looksLike: 'a file geodatabase', remedy: EXPORT }],
  [/\.(rar|7z|tar|tgz)$/i, { looksLike: 'this archive', remedy: 'unpack it, or pack it as .zip' }],
  [/\.(csv|tsv)$/i, TABLE],
];

/** Members that tell what else a zip is. */
const PACKAGES: readonly (readonly [entry: RegExp, looksLike: string, remedy: string])[] = [
  [/^xl\//, 'an Excel file', 'export the map it tells of as GeoJSON'],
  [/^word\//, 'a Word file', 'export the map it tells of as GeoJSON'],
  [/^ppt\//, 'a PowerPoint file', MAP_AS_DATA],
  [/^content\.xml$/, 'an OpenDocument file', 'export the map it tells of as GeoJSON'],
  [/\.gdb\//i, 'a file geodatabase', EXPORT],
  [/\.(dbf|shx|prj)$/i, 'a shapefile without its .shp', 'zip the .shp with them'],
  [/\.qgs$/i, 'a QGIS project', 'export its layer as GeoJSON'],
];

/** What a file is read as: by its bytes first, by the extension of its name where they do not tell. */
export function detectFormat(bytes: Uint8Array, name: string): Container | Foreign {
  const start = decodeText(bytes.subarray(0, 300), 'windows-1252');
  const latin1 = String.fromCharCode(...bytes.subarray(0, 32));
  if (latin1.startsWith('PK\x03\x04') || latin1.startsWith('PK\x05\x06')) return 'zip';
  if (latin1.startsWith('\x1f\x8b')) return 'gzip';
  if (latin1.startsWith('fgb')) return 'flatgeobuf';
  if (latin1.startsWith('\0\0\x27\x0a')) return 'shapefile';
  const magic = MAGIC.find(([bytesOfIt]) => latin1.startsWith(bytesOfIt));
  if (magic) return { looksLike: magic[1], remedy: magic[2] };
  if (decodeText(bytes.subarray(257, 262), 'windows-1252') === 'ustar')
    return { looksLike: 'a tar archive', remedy: 'unpack it, or pack it as .zip' };
  const extension = extensionOf(name);
  if (['dbf', 'shx', 'prj', 'cpg'].includes(extension))
    return {
      looksLike: 'a part of a shapefile',
      remedy: 'zip it with the .shp of the same name',
    };
  const text = start
    .replaceAll('\0', '')
    .replace(/^(ï»¿|ÿþ|þÿ)/, '')
    .trimStart();
  if (text.startsWith('<')) return 'xml';
  if (['{', '[', RECORD_SEPARATOR].includes(text.charAt(0))) return 'json';
  if (['kml', 'xml'].includes(extension)) return 'xml';
  if (/json|ndjson/.test(extension)) return 'json';
  if (bytes.subarray(0, 300).includes(0)) {
    const byName: Partial<Record<string, Container>> = {
      zip: 'zip',
      kmz: 'zip',
      gz: 'gzip',
      fgb: 'flatgeobuf',
      shp: 'shapefile',
    };
    return byName[extension] ?? { looksLike: 'a binary file of no known kind', remedy: EXPORT };
  }
  if (/^[^\n]*[,;\t]/.test(text)) return TABLE;
  return { looksLike: 'text of no known kind', remedy: EXPORT };
}

/** What XML with this root element is, when not KML. */
export function foreignRoot(root: string): Foreign {
  const local = root.replace(/^.*:/, '');
  const known = ROOTS.find(([pattern]) => pattern.test(local) || pattern.test(root));
  if (known) return { looksLike: known[1], remedy: known[2] };
  return { looksLike: `XML whose root is <${root.slice(0, 40)}>`, remedy: 'give KML or GeoJSON' };
}

/** What a file that no map is searched in holds all the same, by its name; null for what is no map. */
export function foreignName(name: string): Foreign | null {
  return NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** What a zip without any map is, by the names in it. */
export function foreignPackage(names: readonly string[]): Foreign | null {
  const known = PACKAGES.find(([pattern]) => names.some((name) => pattern.test(name)));
  return known ? { looksLike: known[1], remedy: known[2] } : null;
}

/** `geojson` of `2016/days.GeoJSON`; the empty text when there is none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** True for names a folder or archive is searched for; other files in it are left aside. */
export function isMapName(name: string): boolean {
  return /\.(geojson|json|geojsonl|geojsons|geojsonseq|ndjson|jsonl|topojson|kml|kmz|zip|fgb|shp)(\.gz)?$/i.test(
    name,
  );
}

/** True for files that systems and editors leave in archives and folders, by their path. */
export function isJunkName(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(path);
}

/** True for what lies beside a .shp. */
export function isShapefilePart(name: string): boolean {
  return /\.(dbf|shx|prj|cpg|sbn|sbx|qix|qmd|qpj|shp\.xml)$/i.test(name);
}
