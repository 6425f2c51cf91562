import type { Publication } from '../core/publication/publication.ts';

/** The entry as a script, for documents that may load scripts but fetch nothing: docs/spec/publication.md. */
export const ENTRY_SCRIPT = 'publication.js';

/** Parts that the map needs, by path, as a script that sets them. */
export function carriedScript(parts: ReadonlyMap<string, string>): string {
  return `conflictMapParts=${inScript(Object.fromEntries(parts))};\n`;
}

/** A version's entry as a script that sets it. */
export function entryScript(publication: Publication): string {
  return `conflictMapEntry=${inScript(publication)};\n`;
}

/** JSON that is safe in any script: two separators were no part of strings before ES2019, and `</script` ends one in a page. */
function inScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
    .replaceAll('</', '<\\/');
}
