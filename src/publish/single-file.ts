import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '../core/publication/escape-html.ts';
import type { Publication } from '../core/publication/publication.ts';
import { readCompiledPages } from './compiled-pages.ts';
import { hashedName, sha256 } from './digest.ts';
import { fillVersionPage, wordsOf } from './fill-version-page.ts';
import type { PublicationContent } from './publication-content.ts';
import { PUBLICATION_FILE, VERSION_DIGITS } from './version-files.ts';
import { writeEntry } from './write-entry.ts';

/** What a publication of one file is made of besides its series. */
export interface SingleFileParts {
  /** folder of the compiled pages, of which index.html is filled in */
  readonly pages: string;
  /** folder of single.js and single.css */
  readonly single: string;
  /** folder of basemap packs, with packs.json */
  readonly basemap: string;
}

/**
 * A publication as one HTML file that holds everything and asks for nothing: it opens from disk, without a network. Its own
 * policy lets nothing in but what it holds.
 */
export function singleFile(
  content: PublicationContent,
  { pages, single, basemap }: SingleFileParts,
): string {
  const parts = new Map<string, string | Uint8Array>();
  const written = writeEntry(content, basemap, null, (name, part) => {
    const path = hashedName(name, part);
    parts.set(path, part);
    return path;
  });
  const { carried: _, ...nameless } = written;
  const compiled = readCompiledPages(pages);
  const script = readFileSync(join(single, 'single.js'), 'utf8');
  const style = readFileSync(join(single, 'single.css'), 'utf8');
  const page = (hash: string): string => {
    const entry: Publication = { ...nameless, hash };
    const data = new Map<string, string>([[PUBLICATION_FILE, JSON.stringify(entry)]]);
    const needed = [
      entry.topology,
      entry.places,
      ...Object.values(entry.story ?? {}),
      entry.basemap.world,
      entry.basemap.region,
      entry.basemap.gazetteer,
    ];
    for (const path of needed) if (path !== undefined) data.set(path, String(parts.get(path)));
    const { description } = wordsOf(content, entry);
    const html = fillVersionPage(compiled.files.get('index.html')!, {
      content,
      publication: entry,
      head: `<meta name="description" content="${escapeHtml(description)}">`,
      isReader: true,
      address: (path) => pictureData(parts.get(path)!),
    });
    return inOneFile(html, { script, style, data });
  };
  return page(sha256(page('')).slice(0, VERSION_DIGITS));
}

/** A compiled page with script, styles and data in it in place of what it names. */
function inOneFile(
  html: string,
  held: { script: string; style: string; data: ReadonlyMap<string, string> },
): string {
  // What would end the element, or begin a comment in it, can only stand in texts and patterns: there a backslash changes nothing.
  const script = held.script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(held.style)}'`,
    'img-src data: blob:',
    'font-src data:',
    'connect-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const data = [...held.data].map(
    ([path, text]) =>
      `<script type="application/json" data-part="${path}">${text.replaceAll('<', '\\u003c')}</script>`,
  );
  return html
    .replaceAll(/\s*<script\b[^>]*\bsrc=[^>]*><\/script>/g, '')
    .replaceAll(/\s*<link\b[^>]*\brel="(?:modulepreload|stylesheet|icon)"[^>]*>/g, '')
    .replace(
      /<meta charset="utf-8">/,
      (charset) =>
        `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}">\n    <link rel="icon" href="data:,">`,
    )
    .replace('</head>', () => `<style>${held.style}</style>\n  </head>`)
    .replace('</body>', () => `${data.join('\n')}\n<script>${script}</script>\n  </body>`);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function pictureData(svg: string | Uint8Array): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
