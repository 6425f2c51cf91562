import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The path of a Chromium for the browser tests: `CHROMIUM` in the environment, a system one, else Debian's
 * package when root on Debian, else Playwright's own download. Throws when none can be had.
 */
export async function ensureChromium() {
  const named = process.env.CHROMIUM;
  if (named) return named;
  const { chromium } = await import('playwright-core');
  const find = () => [...SYSTEM, chromium.executablePath()].find((path) => existsSync(path));
  const found = find();
  if (found) return found;
  if (isRootOnDebian()) {
    console.log('installing Chromium (Debian) …');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } else {
    console.log('installing Chromium (Playwright) …');
    run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  }
  const installed = find();
  if (!installed)
    throw new Error('no Chromium could be installed: set CHROMIUM to the path of one');
  return installed;
}

function isRootOnDebian() {
  const release = '/etc/os-release';
  return (
    process.getuid?.() === 0 &&
    existsSync(release) &&
    /\bdebian\b/.test(readFileSync(release, 'utf8'))
  );
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? `exit ${status}`}`);
}
