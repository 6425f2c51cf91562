/** `npm start`: installs what is missing, builds the example and serves it. Arguments go to `serve` (`--port 8080`). */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const site = join(root, 'dist', 'site');

ensureInstalled(root);
const { compiledCli, compiledPages, compiledSingle } = await import('./compile.mjs');
const { main } = await import(pathToFileURL(await compiledCli()).href);
const installation = { root, pages: compiledPages, single: compiledSingle };
await main(['build', join(root, 'data', 'isis-2014-2017'), '--out', site], installation);
if (!process.exitCode) await main(['serve', site, ...process.argv.slice(2)], installation);
