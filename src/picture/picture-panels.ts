import type { Theme } from '../core/view/view-state.ts';
import type { FillPaint } from './change-paint.ts';
import { palettes } from './palette.ts';
import { patternDef } from './pattern-def.ts';
import { escapeXml, isolate, svg } from './svg-text.ts';

/** What a picture that stands alone says, in the reader's language. */
export interface PictureWords {
  readonly title: string;
  /** "Situation as of" */
  readonly lead: string;
  /** "21 October 2016" */
  readonly date: string;
  /** the legend: a line for each zone in the order of the series' zones, or for each of `changeRows` */
  readonly zones: readonly string[];
  /** "estimated from 195 sourced places" */
  readonly note?: string;
  readonly credit: string;
}

/** A picture's panels, and where they stand: [left, top, right, bottom] in pixels, for labels to keep clear of. */
export interface PicturePanels {
  readonly svg: string;
  readonly boxes: readonly (readonly [number, number, number, number])[];
}

const PAD = 10;
const ROW = 20;
const EDGE = 12;
/** Mean width of a letter in font sizes, generous. */
const LETTER = 0.56;

/** Height of a line of credit, in pixels. */
const CREDIT_LINE = 14;

/** How much wider bold letters are. */
const BOLD = 1.18;

/** Date, legend and credit over a picture's corners; `paints` are those of each of the legend's lines, the lowest first. */
export function drawPanels(
  words: PictureWords,
  paints: readonly (readonly FillPaint[])[],
  options: { theme: Theme; width: number; height: number; prefix: string },
): PicturePanels {
  const { theme, width, height, prefix } = options;
  const palette = palettes[theme];
  const widthOf = (text: string, size: number) => text.length * size * LETTER;
  const text = (x: number, y: number, size: number, content: string, extra = {}) =>
    svg(
      'text',
      { x, y, 'font-size': size, fill: palette.place, ...extra },
      escapeXml(isolate(content)),
    );
  const panel = (x: number, y: number, w: number, h: number) =>
    svg('rect', {
      x,
      y,
      width: w,
      height: h,
      rx: 2,
      fill: palette.focusLand,
      'fill-opacity': 0.94,
      stroke: palette.province,
    });

  const dateWidth = Math.max(widthOf(words.date, 21) * BOLD, widthOf(words.lead, 13)) + 2 * PAD;
  const dateX = width - EDGE - dateWidth;
  const date =
    panel(dateX, EDGE, dateWidth, 54) +
    text(width - EDGE - PAD, EDGE + 19, 13, words.lead, { 'text-anchor': 'end' }) +
    text(width - EDGE - PAD, EDGE + 44, 21, words.date, {
      'text-anchor': 'end',
      'font-weight': 600,
    });

  const rows = [...words.zones, ...(words.note ? [words.note] : [])];
  const legendWidth =
    Math.max(...words.zones.map((row) => widthOf(row, 13) + 30), widthOf(words.note ?? '', 12)) +
    2 * PAD;
  const legendHeight = rows.length * ROW + PAD;
  const narrow = legendWidth + dateWidth + 3 * EDGE > width;
  const top = narrow ? EDGE + 54 + 8 : EDGE;
  const swatches = words.zones.map((name, zone) => {
    const y = top + PAD / 2 + zone * ROW;
    const fills = paints[zone]!.map((paint, i) => {
      const id = `${prefix}legend-${zone}-${i}`;
      const box = { x: EDGE + PAD, y: y + 4, width: 22, height: 12, fill: `url(#${id})` };
      return svg('defs', {}, patternDef(id, paint)) + svg('rect', box);
    });
    return fills.join('') + text(EDGE + PAD + 30, y + 14, 13, name);
  });
  const note = words.note
    ? text(EDGE + PAD, top + PAD / 2 + words.zones.length * ROW + 14, 12, words.note, {
        fill: palette.placeLocal,
      })
    : '';
  const legend = panel(EDGE, top, legendWidth, legendHeight) + swatches.join('') + note;

  const lines = inLines(words.credit, (text) => widthOf(text, 11) + 12 <= width);
  const creditWidth = Math.max(...lines.map((line) => widthOf(line, 11))) + 12;
  const creditTop = height - 6 - lines.length * CREDIT_LINE;
  const credit =
    svg('rect', {
      x: 0,
      y: creditTop,
      width: creditWidth,
      height: height - creditTop,
      fill: palette.focusLand,
      'fill-opacity': 0.85,
    }) +
    lines
      .map((line, i) =>
        text(6, creditTop + (i + 1) * CREDIT_LINE, 11, line, { fill: palette.placeLocal }),
      )
      .join('');
  return {
    svg: date + legend + credit,
    boxes: [
      [dateX, EDGE, width - EDGE, EDGE + 54],
      [EDGE, top, EDGE + legendWidth, top + legendHeight],
      [0, creditTop, creditWidth, height],
    ],
  };
}

/** A list whose parts are set off by " · ", in as few lines as fit. */
function inLines(list: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const part of list.split(' · ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} · ${part}` : part;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}
