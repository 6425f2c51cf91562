import { formatDay } from '../../../core/words/format.ts';
import { languageDirection } from '../../../core/words/language.ts';
import type { Messages } from '../../../core/words/messages.ts';
import { createOpenFilesMessages } from '../../../core/words/open-files/messages.ts';
import { button, make } from './dom.ts';
import { createProblemList, type ProblemListOptions } from './problem-list.ts';
import type { Finding, MadeSeries } from './protocol.ts';

export interface OpenedPanelOptions extends Omit<ProblemListOptions, 'hasDates'> {
  readonly messages: Messages;
  readonly title: string;
  readonly series: MadeSeries | null;
  readonly findings: readonly Finding[];
  /** title of what the page itself is about */
  readonly pageTitle: string;
  onBack(): void;
  onOpenOthers(): void;
}

/** What stands beside the map of opened files, in the story's place: what was opened, the way back, the problems. */
export function createOpenedPanel(options: OpenedPanelOptions): {
  readonly element: HTMLElement;
  focus(): void;
  destroy(): void;
} {
  const { messages, language, title, series, findings, pageTitle } = options;
  const words = createOpenFilesMessages(language);
  const element = make('aside', 'opened');
  element.lang = language;
  element.dir = languageDirection(language);
  const heading = make('h1', 'opened-title', make('bdi', '', title));
  heading.id = 'opened-title';
  heading.tabIndex = -1;
  element.setAttribute('aria-labelledby', heading.id);
  const list = createProblemList(findings, { ...options, hasDates: series !== null });
  element.append(
    make(
      'p',
      'open-row',
      button('open-button', words.back(pageTitle), options.onBack),
      button('open-button', words.openOthers, options.onOpenOthers),
    ),
    heading,
    make('p', series ? 'opened-span' : 'opened-refused', series ? spanOf(series) : words.refused),
    make('p', 'opened-here', words.onlyHere),
    list.element,
  );
  return {
    element,
    focus: () => heading.focus(),
    destroy() {
      list.destroy();
      element.remove();
    },
  };

  function spanOf({ topology }: MadeSeries): string {
    const { snapshots } = topology.series;
    const [first, last] = [snapshots[0]!, snapshots.at(-1)!];
    const date = ({ from, precision }: typeof first) => formatDay(from, precision, language);
    const count = words.mapCount(snapshots.length);
    const dates = first === last ? date(first) : words.span(date(first), date(last));
    return `${count}${messages.listSeparator}${dates}`;
  }
}
