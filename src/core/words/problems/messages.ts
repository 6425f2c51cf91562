import { chooseTable } from '../language.ts';
import { arabic } from './arabic.ts';
import { english, type KindWords } from './english.ts';

/** The words for a kind of problem, by its code; the code itself where it has none. */
export function createProblemWords(language: string): (code: string) => KindWords {
  const words = chooseTable({ en: english, ar: arabic }, language);
  return (code) => (Object.hasOwn(words, code) ? words[code]! : [code]);
}
