import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Problem } from '../../../src/core/intake/problem.ts';

const root = join(import.meta.dirname, '../../..');
const bin = join(root, 'src/cli/conflict-map.mjs');
const tiny = join(root, 'tests/fixtures/series/tiny');
const hasTerminal = spawnSync('script', ['--version']).status === 0;

test('no progress in a pipe', () => {
  const { status, stderr } = spawnSync(process.execPath, [bin, 'validate', tiny], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stderr).not.toContain('checking');
});

test.skipIf(!hasTerminal)('a progress bar on a terminal, gone at the end (needs "script")', () => {
  const command = `${process.execPath} ${bin} validate ${tiny}`;
  const { status, stdout } = spawnSync('script', ['-qefc', command, '/dev/null'], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stdout).toContain('checking 3/3\r\u001b[K');
});

test('--strict makes repairs errors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strict-'));
  try {
    cpSync(tiny, folder, { recursive: true });
    const clockwise = [
      [42, 35],
      [42, 36],
      [43, 36],
      [43, 35],
      [42, 35],
    ];
    const geometry = { type: 'Polygon', coordinates: [clockwise] };
    const properties = { zone: 'north/control' };
    writeFileSync(
      join(folder, 'snapshots/2016-10-21.geojson'),
      JSON.stringify({
        type: 'FeatureCollection',
        features: [{ type: 'Feature', properties, geometry }],
      }),
    );
    const told = (...options: string[]) => {
      const args = [bin, 'validate', folder, '--json', ...options];
      const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      const { problems } = JSON.parse(stdout) as { problems: Problem[] };
      return { status, ...problems.find(({ code }) => code === 'ring-wound') };
    };
    expect(told()).toMatchObject({ status: 0, severity: 'repair', repaired: true });
    expect(told('--strict')).toMatchObject({ status: 1, severity: 'error', repaired: false });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
