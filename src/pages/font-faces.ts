import { readFileSync } from 'node:fs';

/** The parts of a postcss tree that are looked at. */
interface FontFace {
  walkDecls(name: string, visit: (declaration: { value: string }) => void): void;
  append(declaration: { prop: string; value: string }): void;
}

const SUBSET = /files\/([a-z0-9-]+?)-(latin-ext|latin|cyrillic|arabic)-\d+-/;

/**
 * Faces of one alphabet say which letters they have, so that a page fetches those alone that its text needs; their
 * own style sheets leave it out. WOFF is left out: every browser that runs modules reads WOFF2.
 */
export const fontFaces = {
  postcssPlugin: 'font-faces',
  AtRule: {
    'font-face'(face: FontFace) {
      let range: string | null = null;
      let isDone = false;
      face.walkDecls('unicode-range', () => {
        isDone = true;
      });
      face.walkDecls('src', (src) => {
        const value = src.value.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '');
        if (value !== src.value) src.value = value;
        const [, family, alphabet] = SUBSET.exec(value) ?? [];
        if (family !== undefined) range = rangesOf(family)[alphabet!] ?? null;
      });
      if (range !== null && !isDone) face.append({ prop: 'unicode-range', value: range });
    },
  },
};

function rangesOf(family: string): Record<string, string> {
  const file = new URL(`../../node_modules/@fontsource/${family}/unicode.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}
