import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * The first of `paths` that is there, Debian's `packages` having been installed where none was and we are root on
 * Debian. Null where none is there in the end; why, stands on the console.
 */
export function ensureDebianPackage(paths, packages) {
  const find = () => paths.find((path) => existsSync(path)) ?? null;
  const found = find();
  if (found !== null) return found;
  if (!isRootOnDebian()) {
    console.warn(
      `none of ${paths.join(', ')} is there; on Debian: apt-get install ${packages.join(' ')}`,
    );
    return null;
  }
  console.log(`installing ${packages.join(' ')} (Debian) …`);
  apt(['update', '-qq']) && apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  return find();
}

function isRootOnDebian() {
  const release = '/etc/os-release';
  return (
    process.getuid?.() === 0 &&
    existsSync(release) &&
    /\bdebian\b/.test(readFileSync(release, 'utf8'))
  );
}

function apt(args) {
  // At run level 1 what a package serves is installed and not started.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const { status, error } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  if (status !== 0)
    console.warn(`apt-get ${args.join(' ')}: ${error?.message ?? `exit ${status}`}`);
  return status === 0;
}
