import { dsvFormat } from 'd3';

/** Rows of a table by the names of its columns, all text; a cell that a row lacks is empty. */
export type Table = Readonly<Record<string, string>>[] & { readonly columns: readonly string[] };

/**
 * Reads CSV with a header. D3's own reading by name makes a function of the header's text, which a page under a
 * strict content security policy refuses; its reading by rows does not.
 */
export function parseTable(text: string, delimiter = ','): Table {
  const [columns = [], ...rows] = dsvFormat(delimiter).parseRows(text.replace(/^\uFEFF/, ''));
  const named = rows.map((cells) =>
    Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ''])),
  );
  return Object.assign(named, { columns });
}
