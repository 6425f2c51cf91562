import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import {
  decodeCollections,
  decodeFile,
} from '../../../../../src/core/intake/formats/decode-file.ts';
import type { Problem } from '../../../../../src/core/intake/problem.ts';

const series = join(import.meta.dirname, '../../../../../../shared/series/deepstate');

test.skipIf(!existsSync(series))(
  'a zip of real days is each of them (skipped without ../shared)',
  () => {
    const names = readdirSync(series)
      .filter((name) => name.endsWith('.geojson'))
      .slice(0, 40);
    const files = Object.fromEntries(
      names.map((name) => [name, new Uint8Array(readFileSync(join(series, name)))]),
    );
    const problems: Problem[] = [];
    const zip = { name: 'days.zip', bytes: zipSync(files, { level: 1 }) };
    const inside = [...decodeCollections(zip, {}, problems)];
    expect(problems).toEqual([]);
    expect(inside.map(({ name }) => name)).toEqual(names.map((name) => `days.zip/${name}`));
    for (const [i, name] of names.entries()) {
      const alone = decodeFile({ name, bytes: files[name]! });
      expect(alone.problems).toEqual([]);
      expect(alone.collections[0]!.value).toEqual(
        JSON.parse(readFileSync(join(series, name), 'utf8')),
      );
      expect(inside[i]!.value).toEqual(alone.collections[0]!.value);
    }
  },
  30_000,
);
