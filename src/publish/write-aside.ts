import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Replaces `target` by what `fill` writes into the folder it is given. All or nothing: whoever looks sees
 * the old folder or the new one, and an error in `fill` leaves the old one as it was.
 */
export function replaceFolder(target: string, fill: (folder: string) => void): void {
  stage(target, fill, (made, old) => {
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
  tidy(target);
  if (!existsSync(target)) {
    replaceFolder(target, fill);
    return;
  }
  stage(target, fill, (made, old) => {
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

/**
 * Has `fill` write into a folder beside `target`, then `swap` bring it into place; `swap` puts away what it replaces in
 * `old`, by name, a folder that it makes. Either way both are gone afterwards; a kill on the way is mended by the next one.
 */
export function stage(
  target: string,
  fill: (folder: string) => void,
  swap: (made: string, old: string) => void,
): void {
  tidy(target);
  const parent = dirname(resolve(target));
  const own = join(parent, `${stemOf(target)}${process.pid}.${randomBytes(4).toString('hex')}`);
  const [made, old] = [`${own}.new`, `${own}.old`];
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

/** How the names of what is made beside a folder begin; the process that makes it follows. */
function stemOf(target: string): string {
  return `.${basename(resolve(target))}.`;
}

/** Clears up after writers that were killed: what they had put away is put back, what they had made goes. */
export function tidy(target: string): void {
  const [parent, stem] = [dirname(resolve(target)), stemOf(target)];
  const left = new Set<string>();
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const rest = name.startsWith(stem) ? name.slice(stem.length) : '';
    const [, id, pid] = /^((\d+)\.[0-9a-f]{8})\.(?:new|old)$/.exec(rest) ?? [];
    if (id !== undefined && !isRunning(Number(pid))) left.add(join(parent, stem + id));
  }
  for (const own of left) {
    const [made, old] = [`${own}.new`, `${own}.old`];
    const isHalfDone = existsSync(made) && readdirSync(made).length > 0;
    if (existsSync(old) && !existsSync(target)) renameSync(old, target);
    else if (existsSync(old) && isHalfDone)
      for (const name of readdirSync(old)) {
        rmSync(join(target, name), { recursive: true, force: true });
        renameSync(join(old, name), join(target, name));
      }
    rmSync(made, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
