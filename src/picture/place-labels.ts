import { localize } from '../core/series/series.ts';
import type { Camera } from '../core/view/view-state.ts';
import type { Gazetteer } from './basemap.ts';
import type { MapProjection } from './map-projection.ts';

/** A name that has room. */
export interface PlacedLabel {
  readonly kind: 'place' | 'country';
  readonly name: string;
  /** of a place its dot, of a country the middle of its name */
  readonly x: number;
  readonly y: number;
  readonly fontSize: number;
  /** where a place's name begins */
  readonly textX: number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Mean width of a letter of the interface's face, in font sizes; a little too wide, so that names stay apart. */
const LETTER = 0.58;
const GAP = 6;
/** A place of this rank and the ones before it are named at zoom 0; each zoom adds half a rank. */
const FIRST_RANK = -1.2;

/** The countries and places of a picture whose names fit, most important first, apart from each other and from `taken`. */
export function placeLabels(
  gazetteer: Gazetteer,
  { project }: MapProjection,
  { zoom }: Camera,
  options: { width: number; height: number; language: string; taken: readonly Box[] },
): PlacedLabel[] {
  const { width, height, language } = options;
  const boxes: Box[] = [...options.taken];
  const placed: PlacedLabel[] = [];
  const fits = (box: Box) =>
    box[0] >= 0 &&
    box[1] >= 0 &&
    box[2] <= width &&
    box[3] <= height &&
    !boxes.some((b) => overlap(b, box));

  const rankLimit = FIRST_RANK + zoom * 0.75;
  const places = gazetteer.places
    .filter(({ rank }) => rank <= rankLimit)
    .sort((a, b) => a.rank - b.rank);
  for (const { lon, lat, rank, names } of places) {
    const name = localize(names, language);
    const [x, y] = project(lon, lat);
    const fontSize = rank <= 1 ? 14 : 12;
    const textWidth = name.length * fontSize * LETTER;
    for (const textX of [x + GAP, x - GAP - textWidth]) {
      const box: Box = [
        Math.min(x - 3, textX),
        y - fontSize * 0.6,
        Math.max(x + 3, textX + textWidth),
        y + fontSize * 0.6,
      ];
      if (!fits(box)) continue;
      boxes.push(box);
      placed.push({ kind: 'place', name, x, y, fontSize, textX });
      break;
    }
  }
  for (const { lon, lat, rank, names } of [...gazetteer.countries].sort(
    (a, b) => a.rank - b.rank,
  )) {
    if (rank > 1 + zoom * 0.75) continue;
    const name = localize(names, language);
    const [x, y] = project(lon, lat);
    const half = (name.length * 12 * (LETTER + 0.18)) / 2;
    const box: Box = [x - half, y - 9, x + half, y + 9];
    if (!fits(box)) continue;
    boxes.push(box);
    placed.push({ kind: 'country', name, x, y, fontSize: 12, textX: x });
  }
  return placed;
}

/** True for boxes that share more than an edge. */
export function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
