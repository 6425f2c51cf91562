// `npm run fuzz [cases] [seed]`: random series, sound and broken, through import, weave, write, read and ringsAt.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [cases = 10_000, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);
const { module } = await runnerImport(fileURLToPath(new URL('fuzz-series.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
});
process.exit(module.fuzzSeries(cases, seed) ? 0 : 1);
