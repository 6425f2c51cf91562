// `node docs/pictures/make.mjs [folder]`: the pictures of the README; with a folder, every date, size and theme that is looked at before a release.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';
import { compiledCli, compiledPages, compiledSingle, ROOT } from '../../src/cli/compile.mjs';
import { ensureChromium } from '../../tests/ensure-chromium.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const all = process.argv[2];
const scratch = mkdtempSync(join(tmpdir(), 'conflict-map-pictures-'));
const site = join(scratch, 'site');
const { main } = await import(pathToFileURL(await compiledCli()).href);
await main(['build', join(ROOT, 'data/isis-2014-2017'), '--out', site], {
  root: ROOT,
  pages: compiledPages,
  single: compiledSingle,
});
const { module: publish } = await runnerImport(join(ROOT, 'src/publish/serve-folder.ts'), {
  configFile: false,
  logLevel: 'error',
});
const { module: support } = await runnerImport(join(ROOT, 'tests/browser/support/chromium.ts'), {
  configFile: false,
  logLevel: 'error',
});
const server = await publish.serveFolder(site, 0);
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: support.CHROMIUM_ARGS,
});

async function take(name, [width, height], theme, date) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
  const page = await context.newPage();
  await page.goto(`${server.url}#date=${date}`);
  await page.waitForSelector('conflict-map[data-state="ready"]');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: name });
  await context.close();
  console.log(name);
}

const WIDE = [1280, 800];
const PHONE = [390, 844];
if (all) {
  mkdirSync(all, { recursive: true });
  for (const date of ['2014-08-15', '2016-10-21', '2017-07-15'])
    for (const size of [WIDE, PHONE])
      for (const theme of ['light', 'dark'])
        await take(join(all, `${date}-${size[0]}-${theme}.png`), size, theme, date);
} else {
  await take(join(here, 'reader-light.png'), WIDE, 'light', '2016-10-21');
  await take(join(here, 'phone-dark.png'), PHONE, 'dark', '2016-10-21');
}
await browser.close();
await server.close();
rmSync(scratch, { recursive: true, force: true });
process.exit();
