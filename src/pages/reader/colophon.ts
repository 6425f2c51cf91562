import type { Publication } from '../../core/publication/publication.ts';
import {
  type AboutLine,
  type AboutPart,
  aboutPublication,
} from '../../core/words/about-publication.ts';

export interface ColophonOptions {
  readonly publication: Publication;
  readonly language: string;
}

/** How the map was made, what was corrected, and from what: method, corrections, sources with their licences, basemap, version. */
export function createColophon(
  container: HTMLElement,
  { publication, language }: ColophonOptions,
): void {
  container.replaceChildren(...aboutPublication(publication, language).flatMap(showPart));
}

function showPart({ kind, heading, lines }: AboutPart): HTMLElement[] {
  if (kind === 'lines') return lines.map((line) => element('p', ...showLine(line)));
  const list = element('ul', ...lines.map((line) => element('li', ...showLine(line))));
  if (heading === undefined) return [list];
  return kind === 'list'
    ? [element('h2', heading), list]
    : [element('details', element('summary', heading), list)];
}

function showLine(line: AboutLine): (string | HTMLElement)[] {
  return line.map((part) => {
    if (typeof part === 'string') return part;
    const anchor = document.createElement('a');
    anchor.href = part.href;
    anchor.rel = 'noopener';
    anchor.textContent = part.text;
    return anchor;
  });
}

function element(tag: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...content);
  return made;
}
