import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import type { Pixels } from './png/quantise.ts';

/**
 * The page's faces as TrueType, all that the renderer reads. Each is whole: a text in a script that its face lacks is
 * drawn in the first one that has all of it, so that the Arabic one must have figures and Latin too.
 */
const FONTS = [
  '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  '@expo-google-fonts/ibm-plex-sans/700Bold/IBMPlexSans_700Bold.ttf',
  '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
];

/** A picture's SVG as PNG in all its colours, with the page's own faces and no others, `scale` pixels to each of its own. */
export function renderPng(svg: string, scale = 1): Uint8Array {
  return render(svg, scale).asPng();
}

/** The same as pixels. */
export function renderPixels(svg: string, scale = 1): Pixels {
  const { width, height, pixels } = render(svg, scale);
  return { width, height, data: pixels };
}

function render(svg: string, scale: number) {
  const { resolve } = createRequire(import.meta.url);
  return new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      fontFiles: FONTS.map((file) => resolve(file)),
      loadSystemFonts: false,
      defaultFontFamily: 'IBM Plex Sans',
      sansSerifFamily: 'IBM Plex Sans',
    },
  }).render();
}
