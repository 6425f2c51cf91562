import { expect, test } from 'vitest';
import { CHANGES, changePaints } from '../../../src/picture/change-paint.ts';
import { contrast, mix } from '../../../src/picture/color.ts';
import { palettes } from '../../../src/picture/palette.ts';

test.each(
  (['light', 'dark'] as const).flatMap((theme) =>
    ['#c8102e', '#1f5fa8', '#a86b00', '#7a3f9d', '#6f7d12'].map((color) => [theme, color] as const),
  ),
)('%s: held, gained and lost of %s differ without colour', (theme, color) => {
  const land = palettes[theme].focusLand;
  const { held, gain, loss } = changePaints(color, theme);
  const shown = ({ color: hue, opacity }: { color: string; opacity: number }) =>
    mix(hue, land, opacity);
  expect(new Set(CHANGES.map((change) => changePaints(color, theme)[change].pattern)).size).toBe(2);
  expect(loss.pattern).toBe('hatch');
  expect(contrast(shown(loss.ink!), land)).toBeGreaterThan(3);
  expect(contrast(shown(gain.ground), land)).toBeGreaterThan(2);
  expect(contrast(shown(gain.ground), shown(held.ground))).toBeGreaterThan(1.5);
});
