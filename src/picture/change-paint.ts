import type { ChangeProperties } from '../core/topology/change-regions.ts';
import type { Theme } from '../core/view/view-state.ts';
import { setOff } from './color.ts';
import { palettes } from './palette.ts';
import { FILL_CONTRAST, INK_CONTRAST, type ZonePaint } from './zone-paint.ts';

export type Change = ChangeProperties['change'];

/** In painting and legend order. */
export const CHANGES: readonly Change[] = ['held', 'gain', 'loss'];

/** How ground is filled; see `ZonePaint`. */
export type FillPaint = Pick<ZonePaint, 'pattern' | 'ground' | 'ink' | 'secondInk'>;

/** Opposite in hue to no actor in particular: what was lost is hatched in the ink of the map's own words. */
const LOST: Readonly<Record<Theme, string>> = { light: '#3d4650', dark: '#c3cad1' };

/**
 * How ground that a zone of a colour held, gained and lost is filled on pictures and maps alike: pale, strong, and
 * hatched without the colour, so that the three differ without any colour as well.
 */
export function changePaints(color: string, theme: Theme): Readonly<Record<Change, FillPaint>> {
  const land = palettes[theme].focusLand;
  const lift = theme === 'dark' ? 0.06 : 0;
  const strong = setOff(color, land, INK_CONTRAST, lift);
  const fill = (pattern: FillPaint['pattern'], opacity: number, hue: string): FillPaint => ({
    pattern,
    ground: { color: hue, opacity },
    ink: null,
    secondInk: null,
  });
  return {
    held: fill('solid', 0.3, setOff(color, land, FILL_CONTRAST, lift)),
    gain: fill('solid', 0.85, strong),
    loss: { ...fill('hatch', 0.1, LOST[theme]), ink: { color: LOST[theme], opacity: 0.85 } },
  };
}
