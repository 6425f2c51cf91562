import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceEntries, replaceFolder } from '../../../src/publish/write-aside.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'write-aside-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

test('a folder that is not there is made, and those above it', () => {
  replaceFolder(join(parent, 'a', 'b'), (to) => writeFileSync(join(to, 'x'), 'new'));
  expect(contents('a/b')).toEqual({ x: 'new' });
});

test('a folder is replaced whole', () => {
  put('out', { x: 'old', y: 'old' });
  replaceFolder(join(parent, 'out'), (to) => writeFileSync(join(to, 'x'), 'new'));
  expect(contents('out')).toEqual({ x: 'new' });
  expect(readdirSync(parent)).toEqual(['out']);
});

test.each([replaceFolder, replaceEntries])('an error leaves the old as it was: %o', (replace) => {
  put('out', { x: 'old' });
  const fill = (to: string) => {
    writeFileSync(join(to, 'x'), 'half');
    throw new Error('the disk is full');
  };
  expect(() => replace(join(parent, 'out'), fill)).toThrow('the disk is full');
  expect(() => replace(join(parent, 'fresh'), fill)).toThrow('the disk is full');
  expect(contents('out')).toEqual({ x: 'old' });
  expect(readdirSync(parent)).toEqual(['out']);
});

test('entries are replaced and others left alone', () => {
  put('out', { 'series.json': 'old', 'story.en.md': 'text' });
  put('out/snapshots', { a: 'old', b: 'old' });
  replaceEntries(join(parent, 'out'), (to) => {
    writeFileSync(join(to, 'series.json'), 'new');
    mkdirSync(join(to, 'snapshots'));
    writeFileSync(join(to, 'snapshots', 'c'), 'new');
  });
  expect(contents('out')).toEqual({ 'series.json': 'new', 'story.en.md': 'text' });
  expect(contents('out/snapshots')).toEqual({ c: 'new' });
  expect(readdirSync(parent)).toEqual(['out']);
});

function put(folder: string, files: Record<string, string>): void {
  mkdirSync(join(parent, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(parent, folder, name), text);
}

function contents(folder: string): Record<string, string> {
  const entries = readdirSync(join(parent, folder), { withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(parent, folder, name), 'utf8')]),
  );
}

describe('what a killed writer left', () => {
  /** Of a process that has ended. */
  const pid = spawnSync(process.execPath, ['--version']).pid;
  const left = (end: string) => `.out.${pid}.0123abcd.${end}`;
  const write = (to: string) => writeFileSync(join(to, 'z'), 'new');

  test('is cleared away', () => {
    put('out', { x: 'old' });
    put(left('new'), { x: 'half' });
    replaceEntries(join(parent, 'out'), write);
    expect(contents('out')).toEqual({ x: 'old', z: 'new' });
    expect(readdirSync(parent)).toEqual(['out']);
  });

  test('a folder put away is put back', () => {
    put(left('old'), { x: 'old' });
    put(left('new'), { x: 'half' });
    replaceEntries(join(parent, 'out'), write);
    expect(contents('out')).toEqual({ x: 'old', z: 'new' });
    expect(readdirSync(parent)).toEqual(['out']);
  });

  test('entries put away are put back', () => {
    put('out', { x: 'new', other: 'old' });
    put(left('old'), { x: 'old', y: 'old' });
    put(left('new'), { y: 'new' });
    replaceEntries(join(parent, 'out'), write);
    expect(contents('out')).toEqual({ x: 'old', y: 'old', other: 'old', z: 'new' });
  });

  test('stays while the writer runs', () => {
    put(`.out.${process.pid}.0123abcd.new`, { x: 'half' });
    replaceEntries(join(parent, 'out'), write);
    expect(readdirSync(parent)).toEqual([`.out.${process.pid}.0123abcd.new`, 'out']);
  });
});
