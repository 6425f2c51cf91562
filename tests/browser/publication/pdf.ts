import { inflateSync } from 'node:zlib';

/** Red, green and blue, 0-1. */
export type PdfColor = readonly number[];

/** Colours with which areas of a PDF are filled (operator `rg`; ISO 32000-1, 8.6.8), and those of its pictures' pixels. */
export function filledColors(pdf: Buffer): PdfColor[] {
  return [...operatorColors(pdf), ...pixelColors(pdf)];
}

function operatorColors(pdf: Buffer): PdfColor[] {
  return streams(pdf).flatMap(({ data }) =>
    [...data.toString('latin1').matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:rg|scn)\b/g)].map(
      ([, ...rgb]) => rgb.map(Number),
    ),
  );
}

/** Every hundredth pixel of each picture of three channels. */
function pixelColors(pdf: Buffer): PdfColor[] {
  return streams(pdf)
    .filter(({ head }) => /\/Subtype\s*\/Image/.test(head) && /\/DeviceRGB/.test(head))
    .flatMap(({ data }) => {
      const colors: PdfColor[] = [];
      for (let i = 0; i + 2 < data.length; i += 300)
        colors.push([data[i]! / 255, data[i + 1]! / 255, data[i + 2]! / 255]);
      return colors;
    });
}

function streams(pdf: Buffer): { head: string; data: Buffer }[] {
  const found: { head: string; data: Buffer }[] = [];
  const text = pdf.toString('latin1');
  for (const match of text.matchAll(/<<((?:(?!>>\s*stream)[\s\S]){0,2000}?)>>\s*stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('endstream', start);
    const raw = pdf.subarray(start, end);
    try {
      found.push({
        head: match[1]!,
        data: /\/FlateDecode/.test(match[1]!) ? inflateSync(raw) : raw,
      });
    } catch {
      // Pictures packed otherwise are not looked into.
    }
  }
  return found;
}
