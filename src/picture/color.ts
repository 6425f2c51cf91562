/** Red, green and blue, 0-255, gamma-coded sRGB. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `#rrggbb`; throws a RangeError for anything else. */
export function parseHex(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`not a colour (#rrggbb): "${hex}"`);
  const bits = Number.parseInt(hex.slice(1), 16);
  return [bits >> 16, (bits >> 8) & 255, bits & 255];
}

/** `#rrggbb` of a colour, channels clipped to the gamut. */
export function toHex(rgb: Rgb): string {
  return `#${rgb.map((c) => Math.round(clip(c)).toString(16).padStart(2, '0')).join('')}`;
}

/** `over` at `opacity` (0-1) upon `under`, mixed as canvas, SVG and WebGL mix: in gamma-coded sRGB. */
export function mix(over: string, under: string, opacity: number): string {
  const [a, b] = [parseHex(over), parseHex(under)];
  const at = (i: 0 | 1 | 2) => a[i] * opacity + b[i] * (1 - opacity);
  return toHex([at(0), at(1), at(2)]);
}

/** WCAG 2.2 contrast ratio of two colours, 1-21. */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** WCAG 2.2 relative luminance, 0-1. */
export function luminance(hex: string): number {
  const [r, g, b] = parseHex(hex).map(toLinear) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * The colour moved in lightness alone (hue kept, chroma as far as the gamut allows), away from `ground`'s
 * lightness, by `shift` (OKLab, 0-1) and then on until `shown(colour)` reaches `ratio` of contrast with `ground`.
 */
export function setOff(
  color: string,
  ground: string,
  ratio: number,
  shift = 0,
  shown: (color: string) => string = (c) => c,
): string {
  const [l, a, b] = toOklab(color);
  const step = luminance(ground) > 0.18 ? -0.005 : 0.005;
  let lightness = Math.min(1, Math.max(0, l + Math.sign(step) * shift));
  while (lightness > 0 && lightness < 1) {
    const found = inGamut(lightness, a, b);
    if (contrast(shown(found), ground) >= ratio) return found;
    lightness += step;
  }
  return step < 0 ? '#000000' : '#ffffff';
}

/** OKLab lightness (0-1) and opponent axes of a colour (Ottosson 2020). */
export function toOklab(hex: string): [l: number, a: number, b: number] {
  const [r, g, b] = parseHex(hex).map(toLinear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab(l0: number, a: number, b: number): Rgb {
  const l = (l0 + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (l0 - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (l0 - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Less and less chroma until sRGB holds the colour. */
function inGamut(l: number, a: number, b: number): string {
  for (let chroma = 1; chroma > 0; chroma -= 0.02) {
    const rgb = fromOklab(l, a * chroma, b * chroma);
    if (rgb.every((c) => c > -0.5 && c < 255.5)) return toHex(rgb);
  }
  return toHex(fromOklab(l, 0, 0));
}

function toLinear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

function fromLinear(value: number): number {
  if (Number.isNaN(value) || value <= 0) return value * 12.92 * 255;
  return 255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
}

function clip(channel: number): number {
  return Math.min(255, Math.max(0, channel));
}
