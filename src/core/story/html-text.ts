const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

/** Text as HTML writes it, in content and between double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (found) => {
    const [entity] = Object.entries(CHARACTERS).find(([, character]) => character === found)!;
    return entity;
  });
}

/** The text of the HTML that micromark and `escapeHtml` write: tags out, their four references decoded. */
export function htmlToText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => CHARACTERS[entity]!)
    .replace(/\s+/g, ' ')
    .trim();
}
