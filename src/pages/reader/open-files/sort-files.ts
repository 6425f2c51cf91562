import {
  extensionOf,
  isMapName,
  isShapefilePart,
} from '../../../core/intake/formats/detect-format.ts';
import { SERIES_FILE } from '../../../core/intake/series/read-series-folder.ts';

export const MAPPING_FILE = 'mapping.json';
/** A table `file,from,to`. */
export const DATES_FILE = 'dates.csv';

/** A file that can be read when it is needed, and again. */
export interface ReadableFile {
  readonly path: string;
  /** bytes it has */
  readonly size: number;
  read(): Uint8Array;
}

/** What the files given are. */
export interface SortedFiles {
  /** the folder of a whole series, by its series.json: paths within it; null when there is none */
  readonly series: ReadonlyMap<string, ReadableFile> | null;
  readonly mapping: ReadableFile | null;
  readonly dates: ReadableFile | null;
  /** those to import, each with what lies beside a .shp */
  readonly maps: readonly ReadableFile[];
  /** of the same name beside a .shp, by extension */
  companion(map: ReadableFile, extension: string): ReadableFile | null;
  /** those in folders that are no maps */
  readonly leftAside: readonly ReadableFile[];
}

/** Tells maps, a mapping and a series folder apart by name. A file given by itself is always taken for a map. */
export function sortFiles(files: readonly ReadableFile[]): SortedFiles {
  const byPath = new Map(files.map((file) => [file.path.toLowerCase(), file]));
  const seriesFile = outermost(files, SERIES_FILE);
  const mapping = outermost(files, MAPPING_FILE);
  const dates = outermost(files, DATES_FILE);
  const others = files.filter(
    (file) => file !== mapping && file !== dates && !isPartOfShapefile(file.path),
  );
  const isMap = ({ path }: ReadableFile) => isMapName(path) || !path.includes('/');
  return {
    series: seriesFile ? folderOf(seriesFile, files) : null,
    mapping,
    dates,
    maps: others.filter(isMap),
    leftAside: others.filter((file) => !isMap(file)),
    companion(map, extension) {
      if (extensionOf(map.path) !== 'shp') return null;
      return byPath.get(`${map.path.slice(0, -3)}${extension}`.toLowerCase()) ?? null;
    },
  };

  function isPartOfShapefile(path: string): boolean {
    if (!isShapefilePart(path)) return false;
    const stem = path.replace(/(\.shp)?\.[^.]+$/i, '');
    return byPath.has(`${stem}.shp`.toLowerCase());
  }
}

/** The file of that name that lies in the fewest folders. */
function outermost(files: readonly ReadableFile[], name: string): ReadableFile | null {
  const found = files.filter(({ path }) => path.split('/').at(-1) === name);
  return found.sort((a, b) => depth(a) - depth(b))[0] ?? null;
}

function depth({ path }: ReadableFile): number {
  return path.split('/').length;
}

function folderOf(
  { path }: ReadableFile,
  files: readonly ReadableFile[],
): Map<string, ReadableFile> {
  const folder = path.slice(0, path.length - SERIES_FILE.length);
  return new Map(
    files
      .filter((file) => file.path.startsWith(folder))
      .map((file) => [file.path.slice(folder.length), file]),
  );
}
