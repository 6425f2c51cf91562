import { SEVERITIES } from '../../../core/intake/problem.ts';
import { formatDay, formatNumber } from '../../../core/words/format.ts';
import { createOpenFilesMessages } from '../../../core/words/open-files/messages.ts';
import { createProblemWords } from '../../../core/words/problems/messages.ts';
import { button, make } from './dom.ts';
import type { Finding } from './protocol.ts';

/** Problems of one kind that are listed; the rest is in the list to download. */
const MOST_LISTED = 100;

export interface ProblemListOptions {
  readonly language: string;
  /** true where the map has dates */
  readonly hasDates: boolean;
  /** a problem was chosen to be seen: its spot on the map, or its date */
  onChoose(finding: Finding): void;
  announce(sentence: string): void;
}

/** Problems by severity and kind, counted, each with file, place and message, those on the map with a way there. */
export function createProblemList(
  findings: readonly Finding[],
  { language, hasDates, onChoose, announce }: ProblemListOptions,
): { readonly element: HTMLElement; destroy(): void } {
  const words = createOpenFilesMessages(language);
  const wordsOf = createProblemWords(language);
  const section = make('section', 'problems');
  const heading = make('h2', 'problems-title', words.problems);
  heading.id = 'problems-title';
  section.setAttribute('aria-labelledby', heading.id);
  section.append(heading);
  if (findings.length === 0) {
    section.append(make('p', '', words.noProblems));
    return { element: section, destroy: () => section.remove() };
  }
  const number = (value: number) => formatNumber(value, language);
  let chosen: HTMLElement | null = null;
  let items = 0;

  for (const severity of SEVERITIES) {
    const found = findings.filter(({ problem }) => problem.severity === severity);
    if (found.length === 0) continue;
    const part = make('section', `problems-${severity}`);
    part.append(make('h3', 'problems-severity', words.severity[severity](found.length)));
    for (const [code, ofCode] of byCode(found)) {
      const list = make('ul', 'problems-list', ...ofCode.slice(0, MOST_LISTED).map(item));
      const [title, remedy] = wordsOf(code);
      const summary = make(
        'summary',
        '',
        make('bdi', 'problems-name', title),
        make('bdi', 'problems-count', number(ofCode.length)),
        make('bdi', 'problems-code', code),
      );
      const kind = make('details', 'problems-kind', summary);
      if (remedy) kind.append(make('p', 'problems-remedy', remedy));
      kind.append(list);
      kind.open = severity === 'error' || ofCode.length <= 3;
      if (ofCode.length > MOST_LISTED)
        kind.append(make('p', 'problems-more', words.moreProblems(ofCode.length - MOST_LISTED)));
      part.append(kind);
    }
    section.append(part);
  }
  const problems = findings.map(({ problem }) => problem);
  const ok = !problems.some(({ severity }) => severity === 'error');
  const json = `${JSON.stringify({ ok, problems }, null, 2)}\n`;
  const url = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  section.append(ways());
  return {
    element: section,
    destroy() {
      URL.revokeObjectURL(url);
      section.remove();
    },
  };

  function item(finding: Finding): HTMLElement {
    const { problem, day } = finding;
    const made = make('li', 'problems-item');
    const place = make('p', 'problems-place', make('bdi', 'problems-file', problem.file));
    if (problem.path) place.append(' ', make('bdi', 'problems-path', problem.path));
    const message = make('p', 'problems-message', problem.message);
    message.id = `problem-${items++}`;
    message.lang = 'en';
    message.dir = 'ltr';
    made.append(message, place);
    const label = problem.at
      ? words.showOnMap
      : day !== null && hasDates && words.showDay(formatDay(day, 'day', language));
    if (label) made.append(wayThere(label, finding, made, message.id));
    return made;
  }

  function wayThere(
    label: string,
    finding: Finding,
    made: HTMLElement,
    messageId: string,
  ): HTMLElement {
    const way = button('problems-way', label, () => {
      chosen?.removeAttribute('aria-current');
      chosen = made;
      made.setAttribute('aria-current', 'location');
      onChoose(finding);
      if (finding.problem.at) announce(words.markedOnMap);
    });
    way.setAttribute('aria-describedby', messageId);
    return way;
  }

  function ways(): HTMLElement {
    const download = make('a', 'open-button', words.downloadList);
    download.href = url;
    download.download = 'problems.json';
    const copy = button('open-button', words.copyList, () => {
      const copied = () => {
        copy.textContent = words.copied;
        announce(words.copied);
      };
      navigator.clipboard.writeText(json).then(copied, () => download.focus());
    });
    return make('div', 'open-row', copy, download);
  }
}

function byCode(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.problem.code);
    if (group) group.push(finding);
    else groups.set(finding.problem.code, [finding]);
  }
  return groups;
}
