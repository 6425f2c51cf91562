import { chooseTable } from '../language.ts';
import { arabic } from './arabic.ts';
import { english, type ShareMessages } from './english.ts';

export type { ShareMessages } from './english.ts';

/** The words of publishing and embedding. */
export function createShareMessages(language: string): ShareMessages {
  return chooseTable({ en: english, ar: arabic }, language);
}
