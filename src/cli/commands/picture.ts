import { join } from 'node:path';
import type { CAC } from 'cac';
import type { SeriesInfo } from '../../core/series/series.ts';
import { parseViewValue, THEMES } from '../../core/view/view-state.ts';
import { drawViewPicture } from '../../picture/view-picture.ts';
import { readBasemap } from '../../publish/read-basemap.ts';
import { renderPng } from '../../publish/render-png.ts';
import { dayOf, requiredText, textOf } from '../arguments.ts';
import { covered } from '../covered.ts';
import { UsageError } from '../exit.ts';
import type { Installation } from '../main.ts';
import { openTopology } from '../open-series.ts';
import { deliver } from '../output.ts';

/** Widest and highest picture, in pixels. */
const MOST = 8192;

export function addPicture(cli: CAC, installation: Installation): void {
  cli
    .command('picture <series>', 'The map of a date, or of a change, as SVG or PNG')
    .option('--date <date>', 'the date shown')
    .option('--vs <date>', 'show what was held, gained and lost since this date')
    .option('--zone <id>', 'with --vs: of this zone (all under control, and what was contested)')
    .option('--size <WxH>', 'width and height in pixels', { default: '1200x750' })
    .option('--map <zoom/lat/lon>', 'where to look (all that was ever held)')
    .option('--theme <theme>', 'light or dark', { default: 'light' })
    .option('--lang <tag>', 'language of the names (that of the series)')
    .option('--out <file>', 'x.svg or x.png')
    .example('  conflict-map picture site --date 2016-10-21 --vs 2016-07-01 --out change.png')
    .action((path: string, options: Record<string, unknown>) =>
      runPicture(path, options, installation),
    );
}

function runPicture(path: string, options: Record<string, unknown>, { root }: Installation): void {
  const out = requiredText(options.out, '--out');
  const isPng = /\.png$/i.test(out);
  if (!isPng && !/\.svg$/i.test(out))
    throw new UsageError(`--out: "${out}": end it in .svg or .png`);
  const day = dayOf(requiredText(options.date, '--date'), '--date');
  const vs = textOf(options.vs, '--vs');
  const sinceDay = vs === undefined ? null : dayOf(vs, '--vs');
  const { width, height } = sizeOf(textOf(options.size, '--size')!);
  const theme = THEMES.find((one) => one === options.theme);
  if (!theme) throw new UsageError(`--theme: "${options.theme}": write ${THEMES.join(' or ')}`);
  const map = textOf(options.map, '--map');
  const camera = map === undefined ? undefined : parseViewValue('map', map);
  if (map !== undefined && !camera)
    throw new UsageError(`--map: "${map}": write zoom/lat/lon, as 7/36.3/43.1`);

  const topology = openTopology(path);
  const { series, extent } = topology;
  const language = textOf(options.lang, '--lang') ?? series.language;
  for (const shown of [day, ...(sinceDay === null ? [] : [sinceDay])]) covered(series, shown);
  const svg = drawViewPicture({
    topology,
    basemap: readBasemap(join(root, 'data', 'basemap'), extent),
    day,
    theme,
    language,
    width,
    height,
    ...(sinceDay !== null && { since: sinceDay, ...zoneOf(series, options.zone) }),
    ...(camera && { camera }),
  });
  deliver(isPng ? renderPng(svg) : svg, out);
}

function zoneOf({ zones }: SeriesInfo, asked: unknown): { zone?: number } {
  const id = textOf(asked, '--zone');
  if (id === undefined) return {};
  const zone = zones.findIndex((each) => each.id === id);
  if (zone < 0)
    throw new UsageError(
      `--zone: no "${id}"; there are ${zones.map((each) => each.id).join(', ')}`,
    );
  return { zone };
}

function sizeOf(text: string): { width: number; height: number } {
  const [, width, height] = /^(\d{2,4})x(\d{2,4})$/.exec(text) ?? [];
  const size = { width: Number(width), height: Number(height) };
  if (size.width > 0 && size.height > 0 && size.width <= MOST && size.height <= MOST) return size;
  throw new UsageError(`--size: "${text}": write it as 1200x750, each from 10 to ${MOST}`);
}
