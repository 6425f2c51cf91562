import { chooseTable } from '../language.ts';
import { arabic } from './arabic.ts';
import { english, type FiguresMessages } from './english.ts';

export type { FiguresMessages } from './english.ts';

/** The words of figures in a language, or in English. */
export function createFiguresMessages(language: string): FiguresMessages {
  return chooseTable({ en: english, ar: arabic }, language);
}
