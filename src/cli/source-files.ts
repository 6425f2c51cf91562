import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DecodeOptions, decodeCollections } from '../core/intake/formats/decode-file.ts';
import type { DecodedCollection } from '../core/intake/formats/decoded.ts';
import {
  extensionOf,
  isJunkName,
  isMapName,
  isShapefilePart,
} from '../core/intake/formats/detect-format.ts';
import { tooLarge } from '../core/intake/formats/inflate.ts';
import { LIMITS } from '../core/intake/formats/limits.ts';
import type { Problem } from '../core/intake/problem.ts';

/** What arguments name. */
export interface SourceFiles {
  /** a file itself, of a folder the maps in and below it, in order of their names */
  readonly maps: readonly string[];
  /** other files of folders, but for the parts of shapefiles */
  readonly leftAside: readonly string[];
}

/** The files that arguments name. */
export function sourceFiles(paths: readonly string[]): SourceFiles {
  const given = paths.map((path) => {
    if (!statSync(path).isDirectory()) return { maps: [path], others: [] };
    const files = filesIn(path);
    return { maps: files.filter(isMapName), others: files.filter(isOther) };
  });
  return {
    maps: given.flatMap(({ maps }) => maps),
    leftAside: given.flatMap(({ others }) => others),
  };
}

function isOther(path: string): boolean {
  return !isMapName(path) && !isShapefilePart(path);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !isJunkName(entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    });
}

/** The collections of files of every format, one in memory at a time; what is wrong with a file goes to `problems`. */
export function* readSources(
  files: readonly string[],
  options: DecodeOptions,
  problems: Problem[],
  onFile: (done: number, all: number) => void,
): Generator<DecodedCollection> {
  for (const [i, name] of files.entries()) {
    const { size } = statSync(name);
    if (size > LIMITS.fileBytes) problems.push(tooLarge(name, size, LIMITS.fileBytes).problem);
    else yield* decodeCollections(sourceFile(name), options, problems);
    onFile(i + 1, files.length);
  }
}

function sourceFile(name: string): Parameters<typeof decodeCollections>[0] {
  const bytes = readFileSync(name);
  if (extensionOf(name) !== 'shp') return { name, bytes };
  return { name, bytes, companions: (extension) => readBeside(name, extension) };
}

/** What lies beside a .shp under its name with another extension, in either case. */
function readBeside(shp: string, extension: string): Uint8Array | null {
  const stem = shp.slice(0, -'shp'.length);
  const found = [extension, extension.toUpperCase()].find((end) => existsSync(stem + end));
  return found === undefined ? null : readFileSync(stem + found);
}
