import { isJunkName } from '../../../core/intake/formats/detect-format.ts';
import { MOST_FILES } from './limits.ts';
import type { GivenFile } from './protocol.ts';

/** What was chosen with a button. */
export function filesOfInput(list: FileList): GivenFile[] {
  return tidy([...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/**
 * What was dropped, folders with all in and below them; at most one more than `MOST_FILES`, which tells that there
 * were too many. Must be called while the drop event is handled.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<GivenFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return filesOfInput(transfer.files);
  const found: GivenFile[] = [];
  for (const entry of entries) await gather(entry, found);
  return tidy(found);
}

/** True when something dragged is files, not text or a link of the page. */
export function holdsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** The folder that holds all of them; null when they lie in none. */
export function commonFolder(files: readonly GivenFile[]): string | null {
  const folders = new Set(
    files.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')),
  );
  const [only = ''] = folders;
  return folders.size === 1 && only !== '' ? only : null;
}

async function gather(entry: FileSystemEntry, found: GivenFile[]): Promise<void> {
  if (found.length > MOST_FILES) return;
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const file = await new Promise<File>((yes, no) => entry.file(yes, no));
    found.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives its entries in pieces, and an empty one at the end.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((yes, no) => reader.readEntries(yes, no));
    if (entries.length === 0) return;
    for (const each of entries) await gather(each, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function tidy(files: readonly GivenFile[]): GivenFile[] {
  return files.filter(({ path }) => !isJunkName(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
}
