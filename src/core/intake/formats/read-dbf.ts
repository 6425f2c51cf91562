import { type Problem, warning } from '../problem.ts';
import { show } from '../show.ts';
import { decodeText, isUtf8 } from './decode-text.ts';
import { type Budget, DecodeFault } from './limits.ts';

/** Rows of a shapefile's table; null for one marked as deleted. */
export type DbfRows = readonly (Readonly<Record<string, unknown>> | null)[];

/** Encodings by the language driver a dBASE header names, where there is no .cpg. */
const DRIVERS: Readonly<Record<number, string>> = {
  3: 'windows-1252',
  38: 'ibm866',
  87: 'windows-1252',
  88: 'windows-1252',
  89: 'windows-1252',
  101: 'ibm866',
  125: 'windows-1255',
  126: 'windows-1256',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  203: 'windows-1253',
  204: 'windows-1257',
};

const FIELD_BYTES = 32;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;

/**
 * The table beside a .shp (dBASE III): numbers, texts, true and false, dates as YYYY-MM-DD; what is blank is null.
 * Its text is read as `cpg` says, else as its header does, else as UTF-8 or Windows-1252.
 */
export function readDbf(
  bytes: Uint8Array,
  cpg: string | null,
  file: string,
  budget: Budget,
): { rows: DbfRows; problems: Problem[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < FIELD_BYTES + 1) throw broken('is cut short');
  const records = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  if (records > budget.limits.features)
    throw broken(`says it has ${records.toLocaleString('en')} records`);
  if (headerBytes + records * recordBytes > bytes.length) throw broken('is cut short');
  const { encoding, problem } = encodingOf(bytes, cpg, view.getUint8(29), file);
  const fields: { name: string; type: string; from: number; to: number }[] = [];
  let from = 1;
  for (let at = FIELD_BYTES; bytes[at] !== END_OF_FIELDS; at += FIELD_BYTES) {
    if (at + FIELD_BYTES >= headerBytes) throw broken('has a damaged header');
    const name = text(bytes.subarray(at, at + 11));
    const to = from + bytes[at + 16]!;
    fields.push({ name, type: String.fromCharCode(bytes[at + 11]!), from, to });
    from = to;
  }
  if (from > recordBytes) throw broken('has fields wider than its records');
  const rows = Array.from({ length: records }, (_, i) => {
    const row = bytes.subarray(headerBytes + i * recordBytes, headerBytes + (i + 1) * recordBytes);
    if (row[0] === DELETED) return null;
    const values = fields.map((field) => {
      const cell = text(row.subarray(field.from, field.to));
      return [field.name, toValue(cell, field.type)] as const;
    });
    return Object.fromEntries(values);
  });
  return { rows, problems: problem ? [problem] : [] };

  function text(cell: Uint8Array): string {
    return decodeText(cell, encoding).replace(/\0.*$/s, '').trim();
  }

  function broken(message: string): DecodeFault {
    const remedy = 'export the shapefile again';
    return new DecodeFault(file, '', 'shapefile-broken', `its .dbf ${message}: ${remedy}`);
  }
}

function toValue(cell: string, type: string): unknown {
  if (cell === '') return null;
  if (type === 'N' || type === 'F') {
    const number = Number(cell);
    return Number.isNaN(number) ? (/^\*+$/.test(cell) ? null : cell) : number;
  }
  if (type === 'D') return cell.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  if (type === 'L') return /[yt]/i.test(cell) ? true : /[nf]/i.test(cell) ? false : null;
  return cell;
}

function encodingOf(
  bytes: Uint8Array,
  cpg: string | null,
  driver: number,
  file: string,
): { encoding: string; problem?: Problem } {
  const named = cpg?.trim();
  if (named) {
    const page = /^(?:ANSI\s*|CP\s*|windows-?)?(\d{3,4})$/i.exec(named)?.[1];
    const label = /^8859/.test(named)
      ? named.replace(/^8859-?/, 'iso-8859-')
      : page
        ? page === '866'
          ? 'ibm866'
          : `windows-${page}`
        : named;
    if (isEncoding(label)) return { encoding: label };
  } else if (DRIVERS[driver]) return { encoding: DRIVERS[driver] };
  if (isUtf8(bytes.subarray(FIELD_BYTES)) && !named) return { encoding: 'utf-8' };
  const encoding = isUtf8(bytes.subarray(FIELD_BYTES)) ? 'utf-8' : 'windows-1252';
  const which = named
    ? `the .cpg names ${show(named)}, which is unknown`
    : 'no .cpg names the encoding of the text';
  const message = `${which}: read as ${encoding.toUpperCase()}; add a .cpg that says UTF-8 or 1251 where names look wrong`;
  return { encoding, problem: warning({ file, path: '' }, 'shapefile-encoding', message) };
}

function isEncoding(label: string): boolean {
  try {
    decodeText(new Uint8Array(), label);
    return true;
  } catch {
    return false;
  }
}
