import { arabic } from './arabic.ts';
import { english, type Messages } from './english.ts';
import { baseLanguage } from './language.ts';

export type { Messages } from './english.ts';

const TABLES: Readonly<Record<string, Messages>> = { en: english, ar: arabic };

/** Languages the interface speaks. */
export const INTERFACE_LANGUAGES: readonly string[] = Object.keys(TABLES);

/** The words of the interface in a language: its own table, its base language's, or English. */
export function createMessages(language: string): Messages {
  return TABLES[baseLanguage(language)] ?? english;
}
