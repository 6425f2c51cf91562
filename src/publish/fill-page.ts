import { escapeHtml } from '../core/publication/escape-html.ts';
import type { PublishedPicture } from '../core/publication/publication.ts';
import { languageDirection } from '../core/words/language.ts';

/** What a compiled page is filled with. */
export interface PageParts {
  readonly title: string;
  /** BCP 47 */
  readonly language: string;
  /** HTML for the head, escaped already */
  readonly head: string;
  /** HTML for the places that the page keeps, by name: `picture` where `<!-- picture -->` stands */
  readonly places: Readonly<Record<string, string>>;
}

/** A page's HTML with title, language and direction of the publication, and with what it keeps room for. */
export function fillPage(html: string, { title, language, head, places }: PageParts): string {
  const filled = html
    .replace(
      /<html\b[^>]*>/i,
      () => `<html lang="${escapeHtml(language)}" dir="${languageDirection(language)}">`,
    )
    .replace(/<title>[^<]*<\/title>/i, () => `<title>${escapeHtml(title)}</title>\n    ${head}`);
  return Object.entries(places).reduce(
    (page, [name, content]) => page.replaceAll(`<!-- ${name} -->`, () => content),
    filled,
  );
}

/**
 * The publication's picture in the shape and the colours that fit: what shows until the map does, and where it cannot.
 * `narrowFor` is the media query of the narrow shape.
 */
export function pictureHtml(
  { alt, wide, narrow }: PublishedPicture,
  address: (path: string) => string,
  narrowFor: string,
): string {
  const dark = '(prefers-color-scheme: dark)';
  const source = (media: string, path: string, { width, height }: PublishedPicture['wide']) =>
    `<source media="${media}" srcset="${escapeHtml(address(path))}" width="${width}" height="${height}">`;
  return [
    '<picture>',
    source(`${narrowFor} and ${dark}`, narrow.dark, narrow),
    source(narrowFor, narrow.light, narrow),
    source(dark, wide.dark, wide),
    `<img src="${escapeHtml(address(wide.light))}" width="${wide.width}" height="${wide.height}" alt="${escapeHtml(alt)}" fetchpriority="high">`,
    '</picture>',
  ].join('');
}
