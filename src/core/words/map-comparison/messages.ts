import { chooseTable } from '../language.ts';
import { arabic } from './arabic.ts';
import { english, type MapComparisonMessages } from './english.ts';

export type { MapComparisonMessages } from './english.ts';

/** The words of two dates on one map, in a language or in English. */
export function createMapComparisonMessages(language: string): MapComparisonMessages {
  return chooseTable<MapComparisonMessages>({ en: english, ar: arabic }, language);
}
