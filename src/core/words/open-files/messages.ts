import { chooseTable } from '../language.ts';
import { arabic } from './arabic.ts';
import { english, type OpenFilesMessages } from './english.ts';

export type { OpenFilesMessages } from './english.ts';

/** The words of opening someone's own files. */
export function createOpenFilesMessages(language: string): OpenFilesMessages {
  return chooseTable({ en: english, ar: arabic }, language);
}
