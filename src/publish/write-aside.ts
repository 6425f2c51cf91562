import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Replaces `target` by what `fill` writes into the folder it is given. All or nothing: whoever looks sees
 * the old folder or the new one, and an error in `fill` leaves the old one as it was.
 */
export function replaceFolder(target: string, fill: (folder: string) => void): void {
  aside(target, fill, (made, old) => {
    if (existsSync(target)) renameSync(target, old);
    try {
      renameSync(made, target);
    } catch (error) {
      if (existsSync(old)) renameSync(old, target);
      throw error;
    }
  });
}

/** Replaces the entries of `target` that `fill` writes, and leaves its others alone. */
export function replaceEntries(target: string, fill: (folder: string) => void): void {
  if (!existsSync(target)) {
    replaceFolder(target, fill);
    return;
  }
  aside(target, fill, (made, old) => {
    const moved: string[] = [];
    mkdirSync(old);
    try {
      for (const name of readdirSync(made)) {
        if (existsSync(join(target, name))) renameSync(join(target, name), join(old, name));
        moved.push(name);
        renameSync(join(made, name), join(target, name));
      }
    } catch (error) {
      for (const name of moved) {
        rmSync(join(target, name), { recursive: true, force: true });
        if (existsSync(join(old, name))) renameSync(join(old, name), join(target, name));
      }
      throw error;
    }
  });
}

function aside(
  target: string,
  fill: (folder: string) => void,
  swap: (made: string, old: string) => void,
): void {
  const parent = dirname(resolve(target));
  const stem = join(parent, `.${basename(resolve(target))}.${randomBytes(4).toString('hex')}`);
  const [made, old] = [`${stem}.new`, `${stem}.old`];
  mkdirSync(parent, { recursive: true });
  mkdirSync(made);
  try {
    fill(made);
    swap(made, old);
  } finally {
    rmSync(made, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}
