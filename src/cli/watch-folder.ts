import { watch } from 'node:fs';

/** Editors save in several steps; what comes within this many milliseconds is one change. */
const SETTLED_MS = 150;

/** Files that editors write beside those they save. */
const PASSING = /(^|[\\/])\.|~$|\.(swp|tmp)$/;

/**
 * Calls `onChange` once a folder, or one within it, has changed and come to rest; while it works, changes wait, and
 * are told once it is done. Returns the end of it.
 */
export function watchFolder(folder: string, onChange: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  let isDue = false;
  const work = async () => {
    if (isBusy) {
      isDue = true;
      return;
    }
    isBusy = true;
    do {
      isDue = false;
      await onChange();
    } while (isDue);
    isBusy = false;
  };
  const watcher = watch(folder, { recursive: true }, (_, name) => {
    if (name !== null && PASSING.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(work, SETTLED_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
