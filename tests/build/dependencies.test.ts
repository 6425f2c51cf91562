import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;

test('every dependency is pinned to one version', () => {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});

test('docs/dependencies.md justifies each dependency, and no other', () => {
  const [, runTime, development] = read('docs/dependencies.md').split(/^## .*$/m);
  const named = (section: string) =>
    [...section.matchAll(/^\| (?!package|---)(.+?) \|/gm)]
      .flatMap(([, names]) => names!.split(', '))
      .sort();
  expect(named(runTime!)).toEqual(Object.keys(dependencies).sort());
  expect(named(development!)).toEqual(Object.keys(devDependencies).sort());
});
