import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Software WebGL and no calls home: the same on every machine, with or without a graphics card. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** The browser binary: `CHROMIUM` in the environment, a system one, else Playwright's own. */
export function chromiumPath(): string {
  return (
    process.env.CHROMIUM ?? SYSTEM.find((path) => existsSync(path)) ?? chromium.executablePath()
  );
}

/** A headless Chromium; the caller closes it. */
export function launchChromium(extraArgs: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_ARGS, ...extraArgs],
  });
}
