import { languageDirection } from '../core/words/language.ts';

/** What a page says of itself before any script runs. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** BCP 47 */
  readonly language: string;
}

/** A page's HTML with title, description, language and direction of the publication, all escaped. */
export function injectHead(html: string, { title, description, language }: PageHead): string {
  const direction = languageDirection(language);
  const meta = `<meta name="description" content="${escapeHtml(description)}">`;
  return html
    .replace(/<html\b[^>]*>/i, () => `<html lang="${escapeHtml(language)}" dir="${direction}">`)
    .replace(/\s*<meta\s+name="description"[^>]*>/i, '')
    .replace(/<title>[^<]*<\/title>/i, () => `<title>${escapeHtml(title)}</title>\n    ${meta}`);
}

/** A page's HTML with the publication's picture where the page keeps room for one: what shows until the map does. */
export function injectPicture(html: string, { svg, alt }: { svg: string; alt: string }): string {
  const image = `<img src="${escapeHtml(svg)}" alt="${escapeHtml(alt)}">`;
  return html.replaceAll('<!-- picture -->', () => image);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
