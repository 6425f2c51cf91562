import { describe, expect, it } from 'vitest';
import { STATUSES } from '../../../src/core/series/series.ts';
import { THEMES } from '../../../src/core/view/view-state.ts';
import { contrast, mix, parseHex, toHex, toOklab } from '../../../src/picture/color.ts';
import { palettes } from '../../../src/picture/palette.ts';
import {
  FILL_CONTRAST,
  INK_CONTRAST,
  inkColor,
  patternTile,
  type ZonePaint,
  zonePaints,
} from '../../../src/picture/zone-paint.ts';

/** The example's red, and hues that other series use, among them a yellow and a near-black. */
const COLORS = ['#c8102e', '#1f5fa8', '#f2c500', '#2e7d32', '#222222', '#e8e8e8'];

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const DEFICIENCIES = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

/** A difference that is plain to see between areas side by side (OKLab distance; 0.02 is just noticeable). */
const PLAIN = 0.08;

const series = (...colors: string[]) => ({
  actors: colors.map((color, i) => ({ id: `a${i}`, name: { en: `A${i}` }, color })),
  zones: colors.flatMap((_, i) =>
    STATUSES.map((status) => ({ id: `a${i}/${status}`, actor: `a${i}`, status })),
  ),
});
const paintOf = (paints: readonly ZonePaint[], status: string) =>
  paints.find((paint) => paint.status === status)!;

describe.each(THEMES)('zone paint, %s', (theme) => {
  const { focusLand: focus, land: neighbour, sea, lake } = palettes[theme];

  it.each(COLORS)('stands out from the land: %s', (color) => {
    const paints = zonePaints(series(color), theme, false);
    const { ground, border } = paintOf(paints, 'control');
    expect(contrast(mix(ground.color, focus, ground.opacity), focus)).toBeGreaterThanOrEqual(
      FILL_CONTRAST - 0.02,
    );
    expect(contrast(border!.color, focus)).toBeGreaterThanOrEqual(INK_CONTRAST);
    for (const status of ['claimed', 'influence', 'unknown']) {
      const { ink } = paintOf(paints, status);
      expect(contrast(mix(ink!.color, focus, ink!.opacity), focus)).toBeGreaterThanOrEqual(
        INK_CONTRAST - 0.03,
      );
    }
    expect(contrast(inkColor(color, theme), focus)).toBeGreaterThanOrEqual(INK_CONTRAST);
  });

  it.each(Object.keys(DEFICIENCIES) as (keyof typeof DEFICIENCIES)[])(
    'the example is told from land and water, and from another actor, with %s',
    (deficiency) => {
      const paints = zonePaints(series('#c8102e', '#1f5fa8'), theme, true);
      const seen = (hex: string) => simulate(hex, deficiency);
      const fills = paints
        .filter(({ status }) => status === 'control')
        .map(({ ground }) => mix(ground.color, focus, ground.opacity));
      const [red, blue] = fills as [string, string];
      for (const other of [focus, neighbour, sea, lake, blue]) {
        expect(distance(seen(red), seen(other)), `${red} against ${other}`).toBeGreaterThan(PLAIN);
      }
      const { ink, ground } = paintOf(paints, 'influence');
      const between = mix(ground.color, focus, ground.opacity);
      const line = mix(ink!.color, between, ink!.opacity);
      expect(distance(seen(line), seen(between))).toBeGreaterThan(PLAIN);
    },
  );
});

describe('zone paint', () => {
  it('draws no line along an estimated edge, and fades it', () => {
    for (const paint of zonePaints(series('#c8102e'), 'light', true)) {
      expect(paint.border).toBeNull();
      expect(paint.featherPx).toBeGreaterThan(0);
    }
  });

  it('gives every status a pattern of its own', () => {
    const paints = zonePaints(series('#c8102e'), 'light', false);
    expect(new Set(paints.map(({ pattern }) => pattern)).size).toBe(STATUSES.length);
    const tiles = paints.map((paint) =>
      JSON.stringify(patternTile(paint).shapes.map(({ tag, attributes: { x, y } }) => [tag, x, y])),
    );
    expect(new Set(tiles).size).toBe(STATUSES.length);
  });

  it('paints control last, over what it may overlap', () => {
    expect(zonePaints(series('#c8102e', '#1f5fa8'), 'light', false).at(-1)!.status).toBe('control');
  });
});

function simulate(hex: string, deficiency: keyof typeof DEFICIENCIES): string {
  const linear = parseHex(hex).map((c) => {
    const v = c / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  const [r, g, b] = DEFICIENCIES[deficiency].map((row) => {
    const v = Math.max(
      0,
      row.reduce((sum, weight, i) => sum + weight * linear[i]!, 0),
    );
    return 255 * (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);
  });
  return toHex([r!, g!, b!]);
}

function distance(a: string, b: string): number {
  const [p, q] = [toOklab(a), toOklab(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
