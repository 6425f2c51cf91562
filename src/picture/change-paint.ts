import type { ChangeProperties } from '../core/topology/change-regions.ts';
import type { Theme } from '../core/view/view-state.ts';
import { setOff } from './color.ts';
import { palettes } from './palette.ts';
import { FILL_CONTRAST, INK_CONTRAST, type Ink, type ZonePaint } from './zone-paint.ts';

export type Change = ChangeProperties['change'];

/** In painting and legend order. */
export const CHANGES: readonly Change[] = ['held', 'gain', 'loss'];

/** How ground is filled; see `ZonePaint`. */
export type FillPaint = Pick<ZonePaint, 'pattern' | 'ground' | 'ink' | 'secondInk'>;

/** Opposite in hue to no actor in particular: what was lost is hatched in the ink of the map's own words. */
const LOST: Readonly<Record<Theme, string>> = { light: '#3d4650', dark: '#c3cad1' };
const LINE_OPACITY = 0.85;
const HELD_OPACITY: Readonly<Record<Theme, number>> = { light: 0.32, dark: 0.48 };
const NOTHING: Ink = { color: '#808080', opacity: 0 };

/**
 * How ground that a zone of a colour held, gained and lost is filled on pictures and maps alike: pale, strong, and
 * hatched, so that the three differ without any colour as well. Losses are painted over all gains: where several zones
 * are compared (`amongSeveral`) their hatching bears the loser's colour, so that ground which changed hands shows both.
 */
export function changePaints(
  color: string,
  theme: Theme,
  { amongSeveral = false } = {},
): Readonly<Record<Change, FillPaint>> {
  const land = palettes[theme].focusLand;
  const lift = theme === 'dark' ? 0.06 : 0;
  const strong = setOff(color, land, INK_CONTRAST, lift);
  const solid = (hue: string, opacity: number): FillPaint => ({
    pattern: 'solid',
    ground: { color: hue, opacity },
    ink: null,
    secondInk: null,
  });
  const ink = { color: LOST[theme], opacity: LINE_OPACITY };
  return {
    held: solid(setOff(color, land, FILL_CONTRAST, lift), HELD_OPACITY[theme]),
    gain: solid(strong, LINE_OPACITY),
    loss: amongSeveral
      ? { pattern: 'struck', ground: NOTHING, ink, secondInk: { color: strong, opacity: 1 } }
      : { pattern: 'hatch', ground: { color: LOST[theme], opacity: 0.1 }, ink, secondInk: null },
  };
}

/** Dots, ringed so that they stand out from whatever they lie on: ground contested at either date. */
export function contestedPaint(theme: Theme): FillPaint {
  const { place, halo } = palettes[theme];
  return {
    pattern: 'ringed-dots',
    ground: NOTHING,
    ink: { color: place, opacity: 1 },
    secondInk: { color: halo, opacity: 1 },
  };
}
