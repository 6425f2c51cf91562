#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compiledCli, compiledPages, compiledSingle, ROOT } from './compile.mjs';

if (existsSync(join(ROOT, 'node_modules', 'vite'))) {
  const { main } = await import(pathToFileURL(await compiledCli()).href);
  await main(process.argv.slice(2), {
    root: ROOT,
    pages: compiledPages,
    single: compiledSingle,
  });
} else {
  console.error(`conflict-map: nothing is installed in ${ROOT} yet: run "npm ci" there first`);
  process.exitCode = 3;
}
