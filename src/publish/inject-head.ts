/** What a page says of itself before any script runs. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** BCP 47 */
  readonly language: string;
}

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)\b/;

/** A page's HTML with title, description, language and direction of the publication, all escaped. */
export function injectHead(html: string, { title, description, language }: PageHead): string {
  const direction = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
  const meta = `<meta name="description" content="${escapeHtml(description)}">`;
  return html
    .replace(/<html\b[^>]*>/i, () => `<html lang="${escapeHtml(language)}" dir="${direction}">`)
    .replace(/\s*<meta\s+name="description"[^>]*>/i, '')
    .replace(/<title>[^<]*<\/title>/i, () => `<title>${escapeHtml(title)}</title>\n    ${meta}`);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
