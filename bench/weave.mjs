// `node bench/weave.mjs`: see weave.ts.
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('weave.ts', import.meta.url).pathname, {
  configFile: false,
  logLevel: 'error',
});
module.benchWeave();
