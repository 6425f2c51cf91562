import { dateInText, dateInValue } from '../dates/date-in-words.ts';
import type { DateRule } from './mapping.ts';

/** Archives and maps whose name may hold the date that the names in them lack. */
export const ARCHIVE = /\.(zip|kmz)$/i;

/** A share of features that all but says all. */
const NEARLY_ALL = 0.9;
const BEGINS = /date|day|time|begin|start|from|as.?of|дата|تاريخ/iu;
const ENDS = /end|until|^to$|до$/iu;

/** Watches files for where their dates are. */
export function createDateGuess(): {
  name(name: string): void;
  feature(properties: Readonly<Record<string, unknown>>): void;
  /** how many names hold no date */
  unnamed(): number;
  /** the most likely rule, by name before folder before property; null when none holds the dates of nearly all, nor names those of most */
  result(): DateRule | null;
} {
  let [files, named, inFolders, features] = [0, 0, 0, 0];
  const dated = new Map<string, number>();
  const isShare = (part: number, whole: number) => whole > 0 && part >= NEARLY_ALL * whole;
  return {
    name(name) {
      const parts = name.split(/[\\/]/);
      files += 1;
      const folders = parts.slice(0, -1);
      const archives = folders.filter((part) => ARCHIVE.test(part));
      if ([parts.at(-1)!, ...archives].some((part) => dateInText(part))) named += 1;
      if ([...folders, folders.join('/')].some((part) => dateInText(part))) inFolders += 1;
    },
    feature(properties) {
      features += 1;
      for (const [key, value] of Object.entries(properties))
        if ((BEGINS.test(key) || ENDS.test(key)) && dateInValue(value))
          dated.set(key, (dated.get(key) ?? 0) + 1);
    },
    unnamed: () => files - named,
    result() {
      if (isShare(named, files)) return { from: 'name' };
      if (isShare(inFolders, files)) return { from: 'folder' };
      const all = [...dated].filter(([, n]) => isShare(n, features)).map(([key]) => key);
      const property = all.find((key) => BEGINS.test(key));
      if (property === undefined) return 2 * named > files ? { from: 'name' } : null;
      const to = [...dated.keys()].find((key) => key !== property && ENDS.test(key));
      return { from: 'property', property, ...(to !== undefined && { to }) };
    },
  };
}
