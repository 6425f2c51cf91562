import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The compiled pages and scripts, before they are filled in for a publication. */
export interface CompiledPages {
  /** index.html, embed.html and the scripts whose names stay, by name: they name parts as `./assets/…` */
  readonly files: ReadonlyMap<string, string>;
  /** scripts, styles and fonts, named by their content, by path: `assets/…` */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/** Reads the folder of compiled pages; the compiler's own records (hidden files) stay behind. */
export function readCompiledPages(folder: string): CompiledPages {
  const files = new Map<string, string>();
  const parts = new Map<string, Uint8Array>();
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.split('/').some((name) => name.startsWith('.')))
    .sort();
  for (const path of entries) {
    if (path.includes('/')) parts.set(path, readFileSync(join(folder, path)));
    else files.set(path, readFileSync(join(folder, path), 'utf8'));
  }
  return { files, parts };
}
