import { chooseTable } from '../language.ts';
import { arabic } from './arabic.ts';
import { type CompareMessages, english } from './english.ts';

export type { CompareMessages } from './english.ts';

/** The words of comparing two dates. */
export function createCompareMessages(language: string): CompareMessages {
  return chooseTable({ en: english, ar: arabic }, language);
}
