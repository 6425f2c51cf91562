import { dataScript, escapeHtml } from '../../core/publication/escape-html.ts';
import type { Publication } from '../../core/publication/publication.ts';
import type { Addresses } from './addresses.ts';

export interface PageHeadInput {
  readonly publication: Publication;
  readonly title: string;
  readonly description: string;
  readonly addresses: Addresses;
}

export interface ReaderHeadInput extends PageHeadInput {
  /** true where a text stands beside the map */
  readonly isArticle: boolean;
  /** schema.org */
  readonly dataset: object;
}

/**
 * What the page says of itself to search engines, link previews and embedders: description, canonical address, oEmbed,
 * Open Graph, Twitter card and the data set. All text is escaped.
 */
export function readerHead(input: ReaderHeadInput): string {
  const { publication, title, description, isArticle, addresses, dataset } = input;
  const { picture, publisher, language, live } = publication;
  return inHead([
    ...meta('name', { description, robots: live === undefined ? undefined : 'noindex' }),
    ...meta('name', { 'twitter:card': 'summary_large_image' }),
    ...meta('property', {
      'og:type': isArticle ? 'article' : 'website',
      'og:title': title,
      'og:description': description,
      'og:url': addresses.live === null ? undefined : addresses.own(''),
      'og:site_name': publisher?.name,
      'og:locale': language.replace('-', '_'),
      'og:image': picture && addresses.part(picture.png.path),
      'og:image:width': picture?.png.width,
      'og:image:height': picture?.png.height,
      'og:image:alt': picture?.alt,
    }),
    ...links(input),
    `<script type="application/ld+json">${dataScript(dataset)}</script>`,
  ]);
}

/** The same for the map alone: search engines are to find the page instead. */
export function embedHead(input: PageHeadInput): string {
  const { description } = input;
  return inHead([...meta('name', { description, robots: 'noindex' }), ...links(input)]);
}

function links({ addresses, title }: PageHeadInput): string[] {
  const oembed = escapeHtml(addresses.own('oembed.json'));
  return [
    ...(addresses.live === null
      ? []
      : [`<link rel="canonical" href="${escapeHtml(addresses.live)}">`]),
    `<link rel="alternate" type="application/json+oembed" href="${oembed}" title="${escapeHtml(title)}">`,
  ];
}

function meta(
  key: 'name' | 'property',
  contents: Readonly<Record<string, string | number | undefined>>,
): string[] {
  return Object.entries(contents).flatMap(([name, content]) =>
    content === undefined
      ? []
      : [`<meta ${key}="${name}" content="${escapeHtml(String(content))}">`],
  );
}

function inHead(lines: readonly string[]): string {
  return lines.join('\n    ');
}
