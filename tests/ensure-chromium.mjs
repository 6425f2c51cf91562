import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensureDebianPackage } from './ensure-debian-package.mjs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The path of a Chromium for the browser tests: `CHROMIUM` in the environment, a system one, else Debian's
 * package when root on Debian, else Playwright's own download. Throws when none can be had.
 */
export async function ensureChromium() {
  const named = process.env.CHROMIUM;
  if (named) return named;
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  const found = ensureDebianPackage([...SYSTEM, own], ['chromium']);
  if (found !== null) return found;
  console.log('installing Chromium (Playwright) …');
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/playwright-core/cli.js', 'install', 'chromium'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0 || !existsSync(own))
    throw new Error('no Chromium could be installed: set CHROMIUM to the path of one');
  return own;
}
