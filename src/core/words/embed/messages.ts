import { chooseTable } from '../language.ts';
import { arabic } from './arabic.ts';
import { type EmbedMessages, english } from './english.ts';

export type { EmbedMessages } from './english.ts';

/** The words of a map on someone else's page. */
export function createEmbedMessages(language: string): EmbedMessages {
  return chooseTable({ en: english, ar: arabic }, language);
}
