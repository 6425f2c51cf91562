import { type Budget, DecodeFault } from './limits.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Throws when a JSON text nests deeper or holds more values than its limits, before it is parsed. */
export function scanJson(text: string, file: string, budget: Budget): void {
  const { jsonDepth, jsonNodes, jsonStrings } = budget.limits;
  let depth = 0;
  let nodes = 0;
  let strings = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === QUOTE) {
      strings += 1;
      if (strings > jsonStrings) throw tooMany(strings, 'texts', jsonStrings);
      do {
        i = text.indexOf('"', i + 1);
      } while (i > 0 && isEscaped(text, i));
      if (i < 0) return;
    } else if (char === 0x5b || char === 0x7b) {
      depth += 1;
      nodes += 1;
      if (depth > jsonDepth) throw tooDeep();
      if (nodes > jsonNodes) throw tooMany(nodes, 'lists and objects', jsonNodes);
    } else if (char === 0x5d || char === 0x7d) depth -= 1;
  }
  budget.checkTime(file);

  function tooDeep(): DecodeFault {
    const message = `nested ${depth} deep or more, beyond the limit of ${jsonDepth}: give GeoJSON, which needs 8`;
    return new DecodeFault(file, '', 'too-deep', message);
  }

  function tooMany(n: number, what: string, limit: number): DecodeFault {
    const message = `${n.toLocaleString('en')} ${what} or more, beyond the limit of ${limit.toLocaleString('en')}: simplify the shapes, or split the file`;
    return new DecodeFault(file, '', 'too-many-values', message);
  }
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}
