import type { Status } from '../../series/series.ts';
import { foldName } from './fold-name.ts';

/** Words that sources have for a status, in the order in which they are looked for; `skip` is what nobody holds now. */
const WORDS: readonly (readonly [status: Status | 'skip', words: RegExp])[] = [
  ['skip', /\b(loss(es)?|lost|liberated|recaptured|former|withdr[ae]w[a-z]*)\b|звільнен|освобожд/u],
  [
    'contested',
    /\b(contested|disputed|clash(es)?|fighting|battle|gr[ae]y)\b|спірн|сір[аі]|сер[ао]/u,
  ],
  ['claimed', /\bclaim(s|ed)?\b/u],
  ['influence', /\b(influence|presence|support|operat(es|ing|ions?))\b/u],
  ['unknown', /\b(unknown|unclear|unspecified|other|n\/a)\b|невідом|неизвест/u],
  [
    'control',
    /\b(control(led|s)?|h[eo]ld|holds|occup(ied|ation)|annexed|captured|gain(s|ed)?|advances?|no ?change|unchanged)\b|окупован|оккупир|зайнят/u,
  ],
];

/** The status a source's word most likely means; null when it is not known. */
export function guessStatus(value: string): Status | 'skip' | null {
  const text = foldName(value).replaceAll('_', ' ');
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}
