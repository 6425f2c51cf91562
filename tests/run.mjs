// `npm test`: installs what is missing, then types, lint, unit, property and browser tests.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../src/cli/ensure-installed.mjs';
import { ensureChromium } from './ensure-chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
ensureInstalled(root);
process.env.CHROMIUM = await ensureChromium();

const scratch = mkdtempSync(join(tmpdir(), 'conflict-map-tests-'));
const totals = { passed: 0, failed: 0, skipped: 0 };

check('types', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.json']);
check('types of core, without DOM or node', 'node_modules/typescript/bin/tsc', ['-p', 'src/core']);
check('types of cli, publish and picture, without DOM', 'node_modules/typescript/bin/tsc', [
  '-p',
  'src/cli',
]);
check('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
for (const project of ['unit', 'browser']) vitest(project);
rmSync(scratch, { recursive: true, force: true });

const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed === 0 ? 0 : 1;

function check(name, script, args) {
  const { status } = node(script, args);
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name}`);
  totals[status === 0 ? 'passed' : 'failed']++;
}

function vitest(project) {
  const report = join(scratch, `${project}.json`);
  const { status } = node('node_modules/vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counts = readReport(report);
  totals.passed += counts.numPassedTests;
  totals.skipped += counts.numPendingTests + counts.numTodoTests;
  // A run may fail outside any test: a file that does not load, an unhandled error.
  totals.failed += Math.max(counts.numFailedTests, status === 0 ? 0 : 1);
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, numPendingTests: 0, numTodoTests: 0, numFailedTests: 1 };
  }
}

function node(script, args) {
  return spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
}
