import { type Budget, DecodeFault } from './limits.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Throws when a JSON text nests deeper or holds more lists and objects than its limits, before it is parsed. */
export function scanJson(text: string, file: string, budget: Budget): void {
  const { jsonDepth, jsonNodes } = budget.limits;
  let depth = 0;
  let nodes = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === QUOTE) {
      do {
        i = text.indexOf('"', i + 1);
      } while (i > 0 && isEscaped(text, i));
      if (i < 0) return;
    } else if (char === 0x5b || char === 0x7b) {
      depth += 1;
      nodes += 1;
      if (depth > jsonDepth)
        throw new DecodeFault(
          file,
          '',
          'too-deep',
          `nested deeper than the limit of ${jsonDepth}: GeoJSON needs 8`,
        );
      if (nodes > jsonNodes)
        throw new DecodeFault(
          file,
          '',
          'too-many-values',
          `more than the limit of ${jsonNodes.toLocaleString('en')} lists and objects: simplify the shapes, or split the file`,
        );
    } else if (char === 0x5d || char === 0x7d) depth -= 1;
  }
  budget.checkTime(file);
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}
