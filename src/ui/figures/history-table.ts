import type { FiguresContext } from './context.ts';
import { button, h } from './dom.ts';
import type { SourceText, ToldSpan } from './history-spans.ts';

/** A history as a table: from, until, who, and who says so; each first cell leads to its date. */
export function historyTable(
  { words }: FiguresContext,
  caption: string,
  spans: readonly ToldSpan[],
  onGo: (span: ToldSpan) => void,
): HTMLElement {
  const heads = [words.from, words.until, words.holder, words.source];
  const rows = spans.map((span) =>
    h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row' },
        Number.isFinite(span.from)
          ? button(
              { class: 'cmf-choice', key: `${caption} row ${span.from}` },
              () => onGo(span),
              span.fromText,
            )
          : span.fromText,
      ),
      h('td', {}, span.untilText),
      h('td', {}, span.holder),
      h('td', {}, ...links(span.sources)),
    ),
  );
  return h(
    'div',
    { class: 'cmf-scroll' },
    h(
      'table',
      { class: 'cmf-table cmf-history-table' },
      h('caption', {}, caption),
      h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, ...rows),
    ),
  );
}

function links(sources: readonly SourceText[]): (Node | string)[] {
  return sources.flatMap(({ title, url }, i) => [
    ...(i > 0 ? ['; '] : []),
    url
      ? h('a', { href: url, rel: 'noopener', dir: 'auto' }, title)
      : h('span', { dir: 'auto' }, title),
  ]);
}
