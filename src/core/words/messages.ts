import { arabic } from './arabic.ts';
import { english, type Messages } from './english.ts';
import { chooseTable } from './language.ts';

export type { Messages } from './english.ts';

const TABLES = { en: english, ar: arabic };

/** Languages the interface speaks. */
export const INTERFACE_LANGUAGES: readonly string[] = Object.keys(TABLES);

/** The words of the interface in a language: its own table, its base language's, or English. */
export function createMessages(language: string): Messages {
  return chooseTable<Messages>(TABLES, language);
}
