import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '../../../../src/core/take-away/sha256.ts';
import { seeded } from '../../../support/seeded.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

test('is the digest of another library, at every length about a block and in any script', () => {
  for (let length = 0; length <= 130; length++) {
    const text = 'a'.repeat(length);
    expect(sha256(text), `${length} letters`).toBe(digest(text));
  }
  for (const text of ['نينوى', 'Нінава', '😀'.repeat(40)]) expect(sha256(text)).toBe(digest(text));
});

test('of long texts too', () => {
  const { seed, random } = seeded();
  const text = Array.from({ length: 300_000 }, () => String.fromCharCode(32 + 90 * random())).join(
    '',
  );
  expect(sha256(text), `SEED=${seed}`).toBe(digest(text));
});
