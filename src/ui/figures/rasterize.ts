/** How many pixels of a PNG stand for each of the picture's: sharp in print and on dense screens. */
const SCALE = 2;

/**
 * An SVG document as PNG, drawn by the browser itself. A picture in a picture sees none of the page's fonts: those of
 * `family` that its text needs are put into it.
 */
export async function rasterize(
  svg: string,
  width: number,
  height: number,
  families: readonly string[],
): Promise<Blob> {
  const faces = await fontFaces(families, svg);
  const complete = svg.replace(/(<svg[^>]*>)/, `$1<style>${faces.join('')}</style>`);
  const url = URL.createObjectURL(new Blob([complete], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The page's faces of some families that have a letter of a text, their files within them. */
async function fontFaces(families: readonly string[], text: string): Promise<string[]> {
  const letters = new Set([...text].map((letter) => letter.codePointAt(0)!));
  const rules = [...document.styleSheets].flatMap(({ cssRules, href }) =>
    [...cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map(({ style }) => ({ style, base: href ?? document.baseURI })),
  );
  const used = rules.filter(({ style }) => {
    const family = style.getPropertyValue('font-family').replace(/["']/g, '');
    const range = style.getPropertyValue('unicode-range');
    return families.includes(family) && has(range, letters);
  });
  return Promise.all(
    used.map(async ({ style, base }) => {
      const file = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
      if (!file) return '';
      const data = await dataUrl(new URL(file, base));
      const rest = ['font-family', 'font-style', 'font-weight', 'unicode-range']
        .map((name) => [name, style.getPropertyValue(name)])
        .filter(([, value]) => value !== '')
        .map(([name, value]) => `${name}:${value};`)
        .join('');
      return `@font-face{${rest}src:url(${data}) format("woff2");}`;
    }),
  );
}

/** True when a `unicode-range` has one of some letters; without one it has all. */
function has(range: string, letters: ReadonlySet<number>): boolean {
  if (range === '') return true;
  const spans = range.split(',').map((part) => {
    const [from, to] = part.trim().replace(/^U\+/i, '').split('-');
    return [
      Number.parseInt(from!.replaceAll('?', '0'), 16),
      Number.parseInt((to ?? from!).replaceAll('?', 'F'), 16),
    ] as const;
  });
  return [...letters].some((letter) => spans.some(([from, to]) => letter >= from && letter <= to));
}

async function dataUrl(url: URL): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000)
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return `data:font/woff2;base64,${btoa(text)}`;
}
