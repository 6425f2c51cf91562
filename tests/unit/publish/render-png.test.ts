import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { renderPng } from '../../../src/publish/render-png.ts';
import { unpackWoff } from '../../../src/publish/unpack-woff.ts';

const picture = (text: string, weight = 400) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><rect width="300" height="40" fill="#fff"/>` +
  `<text x="10" y="30" font-size="24" font-weight="${weight}" font-family="'IBM Plex Sans', 'IBM Plex Sans Arabic'">${text}</text></svg>`;

/** Pixels that are dark: ink of letters. */
function ink(svg: string, scale = 1): number {
  const { data } = PNG.sync.read(Buffer.from(renderPng(svg, scale)));
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i]! < 128) count++;
  return count;
}

test.each([
  ['Latin', 'Mosul 2016 km²'],
  ['Latin beyond ASCII', 'Şanlıurfa'],
  ['Cyrillic', 'Харків'],
  ['Ukrainian', 'Ґїєі'],
  ['Arabic', 'الموصل'],
])('%s text is drawn', (_, text) => {
  expect(ink(picture(''))).toBe(0);
  expect(ink(picture(text))).toBeGreaterThan(20 * text.length);
});

test('bold is bolder, and twice the scale is four times the ink', () => {
  const [plain, bold] = [ink(picture('Mosul')), ink(picture('Mosul', 600))];
  expect(bold).toBeGreaterThan(plain * 1.1);
  expect(ink(picture('Mosul'), 2) / plain).toBeCloseTo(4, 0);
});

test('what is no WOFF is refused', () => {
  expect(() => unpackWoff(new Uint8Array(100))).toThrow('not a WOFF 1.0 font');
});
