import { type Budget, DecodeFault } from './limits.ts';

/**
 * Looks through XML before it is parsed: throws on a document type (entities could make it grow without bound),
 * and past the limits of depth and elements. Gives the name of the root element, empty when there is none.
 */
export function scanXml(text: string, file: string, budget: Budget): string {
  const { xmlDepth, xmlElements } = budget.limits;
  const name = /[^\s/>]*/y;
  let root = '';
  let depth = 0;
  let elements = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = after('-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) at = after(']]>', at + 9);
    else if (text.startsWith('<?', at)) at = after('?>', at + 2);
    else if (text.startsWith('<!', at)) {
      if (/^<!doctype\s+html/i.test(text.slice(at, at + 40))) return 'html';
      throw new DecodeFault(
        file,
        '',
        'xml-doctype',
        'declares a document type or entities, which are refused: delete the <!DOCTYPE ...>',
      );
    } else if (text[at + 1] === '/') {
      depth -= 1;
      at = after('>', at);
    } else {
      name.lastIndex = at + 1;
      if (root === '') root = name.exec(text)![0];
      elements += 1;
      const end = endOfTag(text, at);
      if (text[end - 2] !== '/') depth += 1;
      at = end;
      if (depth > xmlDepth)
        throw new DecodeFault(
          file,
          '',
          'too-deep',
          `nested deeper than the limit of ${xmlDepth}: put its folders into fewer levels`,
        );
      if (elements > xmlElements)
        throw new DecodeFault(
          file,
          '',
          'too-many-values',
          `more than the limit of ${xmlElements.toLocaleString('en')} elements: split the file`,
        );
    }
  }
  budget.checkTime(file);
  return root;

  function after(mark: string, from: number): number {
    const found = text.indexOf(mark, from);
    return found < 0 ? text.length : found + mark.length;
  }
}

/** The index after the `>` of a tag, past those in the values of its attributes. */
function endOfTag(text: string, start: number): number {
  const mark = /["'>]/g;
  mark.lastIndex = start;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '>') return found.index + 1;
    const close = text.indexOf(found[0], found.index + 1);
    if (close < 0) break;
    mark.lastIndex = close + 1;
  }
  return text.length;
}
