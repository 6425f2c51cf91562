/** How many pixels of a PNG stand for each of the picture's: sharp in print and on dense screens. */
const SCALE = 2;

/** Scripts that pictures are lettered in, and a letter of each. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Latin}/u, 'H'],
  [/\p{Script=Cyrillic}/u, 'Ж'],
  [/\p{Script=Arabic}/u, 'ه'],
];
const WEIGHTS = [400, 600];
/** Side of the square that each letter of proof stands in, in the picture's pixels. */
const PROOF = 24;
/** How long faces may take to be read, and how often that is looked at, in milliseconds. */
const FACES_MS = 10_000;
const LOOK_MS = 20;

/**
 * An SVG document as PNG, drawn by the browser itself. A picture in a picture sees none of the page's fonts: those of
 * `families` are put into it. They are read after it counts as loaded, and nothing tells when, so that under the
 * picture stands a line of proof, a letter of each script and weight, which is looked at until all have ink.
 */
export async function rasterize(
  svg: string,
  width: number,
  height: number,
  families: readonly string[],
): Promise<Blob> {
  const faces = await fontFaces(families, svg);
  const proofs = SCRIPTS.filter(([script]) => script.test(svg)).flatMap(([, letter]) =>
    WEIGHTS.map((weight) => ({ letter, weight })),
  );
  const font = families.map((family) => `'${family}'`).join(',');
  const texts = proofs.map(
    ({ letter, weight }, i) =>
      `<text x="${i * PROOF + 2}" y="${height + 18}" font-size="18" font-family="${font}" font-weight="${weight}">${letter}</text>`,
  );
  const size = `width="${width}" height="${height + PROOF}"`;
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><style>${faces.join('')}</style>${svg}${texts.join('')}</svg>`;
  const url = URL.createObjectURL(new Blob([whole], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    await lettered(image, height, proofs.length);
    const canvas = document.createElement('canvas');
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, width * SCALE, (height + PROOF) * SCALE);
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

/** Resolves once every letter of proof under a picture has ink; rejects when that takes too long. */
async function lettered(image: HTMLImageElement, height: number, count: number): Promise<void> {
  const canvas = document.createElement('canvas');
  canvas.width = count * PROOF;
  canvas.height = PROOF;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const hasInk = (i: number) =>
    context
      .getImageData(i * PROOF, 0, PROOF, PROOF)
      .data.some((value, at) => at % 4 === 3 && value > 128);
  const end = performance.now() + FACES_MS;
  while (count > 0) {
    context.clearRect(0, 0, canvas.width, PROOF);
    context.drawImage(image, 0, height, canvas.width, PROOF, 0, 0, canvas.width, PROOF);
    if (Array.from({ length: count }, (_, i) => i).every(hasInk)) return;
    if (performance.now() > end) throw new Error('the fonts of the picture could not be read');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
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
