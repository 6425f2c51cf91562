import type { Theme } from '../core/view/view-state.ts';
import type { FillPaint } from './change-paint.ts';
import { palettes } from './palette.ts';
import { patternDef } from './pattern-def.ts';
import { overlap } from './place-labels.ts';
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
  /** what is to be seen, for who does not see it */
  readonly description?: string;
}

/** A picture's panels, and where they stand: [left, top, right, bottom] in pixels, for labels to keep clear of. */
export interface PicturePanels {
  readonly svg: string;
  readonly boxes: readonly Box[];
}

/** [left, top, right, bottom] in pixels */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

export interface PanelOptions {
  readonly theme: Theme;
  readonly width: number;
  readonly height: number;
  /** before every id */
  readonly prefix: string;
  /** how much of what the map is about a box would cover */
  hides(box: Box): number;
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

/** Height of the panel with the date, and the room a scale takes below, in pixels. */
const DATE_HEIGHT = 54;
const SCALE_HEIGHT = 36;

/**
 * Date, legend and credit over the corners of a picture where they hide least; `paints` are those of each of the legend's
 * lines, the lowest first.
 */
export function drawPanels(
  words: PictureWords,
  paints: readonly (readonly FillPaint[])[],
  { theme, width, height, prefix, hides }: PanelOptions,
): PicturePanels {
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

  const lines = inLines(words.credit, (text) => widthOf(text, 11) + 12 <= width);
  const creditWidth = Math.max(...lines.map((line) => widthOf(line, 11))) + 12;
  const creditTop = height - 6 - lines.length * CREDIT_LINE;

  const dateWidth = Math.max(widthOf(words.date, 21) * BOLD, widthOf(words.lead, 13)) + 2 * PAD;
  const dateBox = leastHiding(
    [width - EDGE - dateWidth, EDGE].map((x) => boxAt(x, EDGE, dateWidth, DATE_HEIGHT)),
    hides,
  );
  const dateRight = dateBox[2] - PAD;
  const date =
    panel(dateBox[0], EDGE, dateWidth, DATE_HEIGHT) +
    text(dateRight, EDGE + 19, 13, words.lead, { 'text-anchor': 'end' }) +
    text(dateRight, EDGE + 44, 21, words.date, { 'text-anchor': 'end', 'font-weight': 600 });

  const rows = [...words.zones, ...(words.note ? [words.note] : [])];
  const legendWidth =
    Math.max(...words.zones.map((row) => widthOf(row, 13) + 30), widthOf(words.note ?? '', 12)) +
    2 * PAD;
  const legendHeight = rows.length * ROW + PAD;
  const right = width - EDGE - legendWidth;
  const below = EDGE + DATE_HEIGHT + 8;
  const legendBox = leastHiding(
    [
      [EDGE, EDGE] as const,
      [right, EDGE] as const,
      [EDGE, below] as const,
      [EDGE, creditTop - 8 - legendHeight] as const,
      [right, height - SCALE_HEIGHT - legendHeight] as const,
      [right, below] as const,
    ]
      .map(([x, y]) => boxAt(x, y, legendWidth, legendHeight))
      .filter((box) => !overlap(box, dateBox)),
    hides,
  );
  const [left, top] = legendBox;
  const swatches = words.zones.map((name, zone) => {
    const y = top + PAD / 2 + zone * ROW;
    const fills = paints[zone]!.map((paint, i) => {
      const id = `${prefix}legend-${zone}-${i}`;
      const box = { x: left + PAD, y: y + 4, width: 22, height: 12, fill: `url(#${id})` };
      return svg('defs', {}, patternDef(id, paint)) + svg('rect', box);
    });
    return fills.join('') + text(left + PAD + 30, y + 14, 13, name);
  });
  const note = words.note
    ? text(left + PAD, top + PAD / 2 + words.zones.length * ROW + 14, 12, words.note, {
        fill: palette.placeLocal,
      })
    : '';
  const legend = panel(left, top, legendWidth, legendHeight) + swatches.join('') + note;

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
    boxes: [dateBox, legendBox, [0, creditTop, creditWidth, height]],
  };
}

/** The first of the boxes that hide least. */
function leastHiding(boxes: readonly Box[], hides: (box: Box) => number): Box {
  const hidden = boxes.map(hides);
  return boxes[hidden.indexOf(Math.min(...hidden))]!;
}

function boxAt(x: number, y: number, width: number, height: number): Box {
  return [x, y, x + width, y + height];
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
