const TAGS = new Set(
  'A P EM STRONG CODE PRE UL OL LI BLOCKQUOTE H1 H2 H3 H4 H5 H6 HR BR'.split(' '),
);
const ATTRIBUTES: Readonly<Record<string, (value: string) => boolean>> = {
  href: isSafeAddress,
  rel: (value) => value === 'noreferrer',
  start: (value) => /^\d{1,9}$/.test(value),
};

/**
 * HTML of a story as nodes, with every element and attribute taken out that a story does not need. The
 * HTML is written safe; this holds even for a story file that someone else wrote.
 */
export function toSafeFragment(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  for (const element of [...template.content.querySelectorAll('*')]) {
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml' || !TAGS.has(element.tagName)) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes])
      if (!Object.hasOwn(ATTRIBUTES, name) || !ATTRIBUTES[name]!(value))
        element.removeAttribute(name);
  }
  return document.importNode(template.content, true);
}

/** True for fragments, addresses within the site, https:, http: and mailto:. */
function isSafeAddress(address: string): boolean {
  const { protocol } = new URL(address, 'https://site.invalid/');
  return /^(https?|mailto):$/.test(protocol);
}
