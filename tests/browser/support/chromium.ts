import { type Browser, chromium } from 'playwright-core';
import { ensureChromium } from '../../ensure-chromium.mjs';

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
  // Debian turns this on; without a graphics card it takes twice the processor's time and shows the same.
  '--disable-gpu-rasterization',
];

/** A headless Chromium at `CHROMIUM`, or the one tests/ensure-chromium.mjs finds or installs; the caller closes it. */
export async function launchChromium(extraArgs: readonly string[] = []): Promise<Browser> {
  const executablePath = await ensureChromium();
  return chromium.launch({ executablePath, args: [...CHROMIUM_ARGS, ...extraArgs] });
}
