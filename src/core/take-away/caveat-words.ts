import type { Caveat } from '../figures/comparison.ts';
import type { SeriesInfo } from '../series/series.ts';
import { createFiguresMessages } from '../words/figures/messages.ts';
import { formatDay } from '../words/format.ts';

/** What a caveat says, in one sentence: the same on the page, in files and on the command line. */
export function caveatWords(
  caveat: Caveat,
  { sources }: Pick<SeriesInfo, 'sources'>,
  language: string,
): string {
  const words = createFiguresMessages(language);
  /** Within a sentence of ours: without its own full stop. */
  const sentence = (text: string | undefined) => text?.replace(/[.。]\s*$/, '') ?? words.notSaid;
  const date = (day: number) => formatDay(day, 'day', language);
  switch (caveat.code) {
    case 'source-differs': {
      const title = (id: string | undefined) =>
        sources.find((source) => source.id === id)?.title ?? id ?? words.notSaid;
      return words.differ.source(title(caveat.from), title(caveat.to));
    }
    case 'method-differs': {
      const name = (method: string | undefined) =>
        method === 'estimate' ? words.estimate : (method ?? words.notSaid);
      return words.differ.method(name(caveat.from), name(caveat.to));
    }
    case 'definition-differs':
      return words.differ.definition(sentence(caveat.from), sentence(caveat.to));
    case 'gap-between':
      return words.gapBetween(date(caveat.from), date(caveat.to - 1));
    case 'carried':
      return words.carried(
        date(caveat.day),
        formatDay(caveat.snapshot.from, caveat.snapshot.precision, language),
      );
    case 'estimated':
      return words.estimated(date(caveat.day));
  }
}
