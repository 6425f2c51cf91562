import { type Budget, DecodeFault } from './limits.ts';

/**
 * Looks through XML before it is parsed: throws on a document type (entities could make it grow without bound),
 * and past the limits of depth and number. Gives the name of the root element, empty when there is none.
 */
export function scanXml(text: string, file: string, budget: Budget): string {
  const { xmlDepth, xmlNodes } = budget.limits;
  const name = /[^\s/>]*/y;
  let root = '';
  let depth = 0;
  let nodes = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text[at + 1] !== '/') nodes += 1;
    if (text.startsWith('<!--', at)) at = after('-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) at = after(']]>', at + 9);
    else if (text.startsWith('<?', at)) at = after('?>', at + 2);
    else if (text.startsWith('<!', at)) {
      if (/^<!doctype\s+html/i.test(text.slice(at, at + 40))) return 'html';
      const message =
        'declares a document type or entities, which are refused: delete the <!DOCTYPE ...>';
      throw fault('xml-doctype', message);
    } else if (text[at + 1] === '/') {
      depth -= 1;
      at = after('>', at);
    } else {
      name.lastIndex = at + 1;
      if (root === '') root = name.exec(text)![0];
      const { end, attributes } = endOfTag(text, at);
      nodes += attributes;
      if (text[end - 2] !== '/') depth += 1;
      at = end;
    }
    if (depth > xmlDepth) {
      const message = `nested ${depth} deep or more, beyond the limit of ${xmlDepth}: put its folders into fewer levels`;
      throw fault('too-deep', message);
    }
    if (nodes > xmlNodes) {
      const message = `${nodes.toLocaleString('en')} elements and attributes or more, beyond the limit of ${xmlNodes.toLocaleString('en')}: split the file`;
      throw fault('too-many-values', message);
    }
  }
  budget.checkTime(file);
  return root;

  function fault(code: string, message: string): DecodeFault {
    return new DecodeFault(file, '', code, message);
  }

  function after(mark: string, from: number): number {
    const found = text.indexOf(mark, from);
    return found < 0 ? text.length : found + mark.length;
  }
}

/** The index after the `>` of a tag, past those in the values of its attributes, and how many these are. */
function endOfTag(text: string, start: number): { end: number; attributes: number } {
  const mark = /["'>]/g;
  mark.lastIndex = start;
  let attributes = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '>') return { end: found.index + 1, attributes };
    const close = text.indexOf(found[0], found.index + 1);
    if (close < 0) break;
    attributes += 1;
    mark.lastIndex = close + 1;
  }
  return { end: text.length, attributes };
}
