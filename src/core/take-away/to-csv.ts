import type { Provenance } from './provenance.ts';

/** A table as CSV (RFC 4180) under lines that begin with `#` and say what it is: title, dates, unit, sources, licence, hash. */
export function toCsv(
  { title, sources, contentHash, estimated }: Provenance,
  facts: Readonly<Record<string, string>>,
  rows: readonly (readonly (string | number)[])[],
): string {
  const header = {
    title,
    ...facts,
    ...(estimated && {
      estimated: `${estimated === 'all' ? 'all maps' : estimated.join(' ')}: reckoned, not reported`,
    }),
    ...Object.fromEntries(
      sources.map((source, i) => [
        sources.length > 1 ? `source ${i + 1}` : 'source',
        [source.title, source.url, `licence: ${source.licence ?? 'not stated'}`]
          .filter((part) => part !== undefined)
          .join('; '),
      ]),
    ),
    'content hash': `sha256 ${contentHash}`,
  };
  const lines = Object.entries(header).map(
    ([name, value]) => `# ${name}: ${value.replaceAll(/\s+/g, ' ')}`,
  );
  return [...lines, ...rows.map((row) => row.map(cell).join(','))].join('\n');
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
