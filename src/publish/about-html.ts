import { escapeHtml } from '../core/publication/escape-html.ts';
import type { AboutLine, AboutPart } from '../core/words/about-publication.ts';

/** What a publication says of itself as HTML, for pages that run no script: the same parts that the page's colophon shows. */
export function aboutHtml(parts: readonly AboutPart[]): string {
  return parts
    .map(({ kind, heading, lines }) => {
      if (kind === 'lines') return lines.map((line) => `<p>${lineHtml(line)}</p>`).join('');
      const list = `<ul>${lines.map((line) => `<li>${lineHtml(line)}</li>`).join('')}</ul>`;
      return heading === undefined ? list : `<h2>${escapeHtml(heading)}</h2>${list}`;
    })
    .join('\n');
}

function lineHtml(line: AboutLine): string {
  return line
    .map((part) =>
      typeof part === 'string'
        ? escapeHtml(part)
        : `<a href="${escapeHtml(part.href)}">${escapeHtml(part.text)}</a>`,
    )
    .join('');
}
