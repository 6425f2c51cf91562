// `node bench/scrub.mjs`: see scrub.ts.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const server = await createServer({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
});
const { benchScrub } = await server.ssrLoadModule('/bench/scrub.ts');
await benchScrub();
await server.close();
