/** Text made safe between tags and within double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A value as the text of a `<script>` that holds data: no tag and no comment can begin or end in it. */
export function dataScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
