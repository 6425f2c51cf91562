import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeriesFiles } from '../core/intake/series/series-folder.ts';

/** A series folder on disk. A missing file reads as null; any other trouble is thrown. */
export function folderFiles(folder: string): SeriesFiles {
  return {
    read(path) {
      try {
        return readFileSync(join(folder, path), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    names: () => readdirSync(folder).sort(),
  };
}
