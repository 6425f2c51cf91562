// `npm run bench`: every benchmark; `npm run bench weave scrub`: the named ones. Each prints machine and date.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const all = readdirSync(here)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const named = process.argv.slice(2);
const loader = await createServer({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
});
for (const name of named.length > 0 ? named : all) {
  if (!all.includes(name)) throw new Error(`no benchmark "${name}"; there are ${all.join(', ')}`);
  const module = await loader.ssrLoadModule(`/bench/${name}.ts`);
  const bench = Object.values(module).find((value) => typeof value === 'function');
  console.log(`\n${name}`);
  await bench();
}
process.exit();
