import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { unpackWoff } from './unpack-woff.ts';

/** Scripts in each font package; the renderer reads TrueType only, and from files. */
const FONTS: Readonly<Record<string, readonly string[]>> = {
  'ibm-plex-sans': ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'],
  'ibm-plex-sans-arabic': ['arabic'],
};
/** The semibold is a family of its own in these files; the bold stands in for it. */
const WEIGHTS = [400, 700];
/** The renderer takes letters that a face lacks from the first file that has them, whatever its weight: then no text is bold. */
const BEYOND_LATIN = /[\p{Script=Cyrillic}\p{Script=Arabic}]/u;

/** A picture's SVG as PNG, with the page's own fonts and no others, `scale` pixels to each of its own. */
export function renderPng(svg: string, scale = 1): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'conflict-map-fonts-'));
  try {
    const weights = BEYOND_LATIN.test(svg) ? WEIGHTS.slice(0, 1) : WEIGHTS;
    const fontFiles = fontPaths(weights).map((path, i) => {
      const file = join(folder, `${i}.ttf`);
      writeFileSync(file, unpackWoff(readFileSync(path)));
      return file;
    });
    const resvg = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: scale },
      font: {
        fontFiles,
        loadSystemFonts: false,
        defaultFontFamily: 'IBM Plex Sans',
        sansSerifFamily: 'IBM Plex Sans',
      },
    });
    return resvg.render().asPng();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fontPaths(weights: readonly number[]): string[] {
  const require = createRequire(import.meta.url);
  return Object.entries(FONTS).flatMap(([name, scripts]) => {
    const folder = dirname(require.resolve(`@fontsource/${name}/package.json`));
    return scripts.flatMap((script) =>
      weights.map((weight) => join(folder, 'files', `${name}-${script}-${weight}-normal.woff`)),
    );
  });
}
