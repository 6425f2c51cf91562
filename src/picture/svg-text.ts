/** Attributes of an SVG element; absent values are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element as text; attribute values are escaped, `children` are SVG already. */
export function svg(tag: string, attributes: Attributes, ...children: readonly string[]): string {
  const pairs = Object.entries(attributes).map(([name, value]) =>
    value === undefined ? '' : ` ${name}="${escapeXml(String(value))}"`,
  );
  return children.length === 0
    ? `<${tag}${pairs.join('')}/>`
    : `<${tag}${pairs.join('')}>${children.join('')}</${tag}>`;
}

/** Text of a right-to-left script set apart, so that its numbers stand where they should in any surrounding (UAX 9: RLI ... PDI). */
export function isolate(text: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? `\u2067${text}\u2069` : text;
}

/** Text made safe between tags and within double quotes; characters XML does not allow are dropped. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML 1.0 forbids
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
