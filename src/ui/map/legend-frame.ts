import { firstClause } from '../../core/words/first-clause.ts';
import { html, svg } from './dom.ts';
import { createMapMessages } from './map-messages.ts';

/** The panel of a legend, which folds; its rows come and go, folded or not. */
export interface LegendFrame {
  /** `note`: how the shapes were made; folded, its first clause is shown, or `brief` where there is little room */
  setContent(rows: readonly HTMLLIElement[], note: string | null, brief?: string): void;
  destroy(): void;
}

let count = 0;

/** Adds the panel to `container`, folded, so that it does not hide the map. */
export function createLegendFrame(container: HTMLElement, language: string): LegendFrame {
  const words = createMapMessages(language);
  const id = `cm-legend-${count++}`;
  const list = html('ul', { id, class: 'cm-legend-rows' });
  const icon = svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  icon.append(svg('path', { d: 'M4 10l4-4l4 4' }));
  const fold = html(
    'button',
    { type: 'button', class: 'cm-legend-fold', 'aria-controls': id },
    icon,
  );
  const short = html('p', { class: 'cm-legend-short', dir: 'auto' });
  const long = html('p', { class: 'cm-legend-text cm-legend-note', dir: 'auto' });
  const legend = html('section', { class: 'cm-legend', 'aria-label': words.legend }, fold, list);

  const setFolded = (folded: boolean) => {
    legend.classList.toggle('cm-folded', folded);
    fold.setAttribute('aria-expanded', String(!folded));
    fold.setAttribute('aria-label', folded ? words.showLegend : words.hideLegend);
    fold.title = folded ? words.showLegend : words.hideLegend;
  };
  fold.addEventListener('click', () => setFolded(!legend.classList.contains('cm-folded')));
  container.append(legend);
  setFolded(true);
  return {
    setContent(rows, note, brief) {
      list.replaceChildren(...rows);
      short.replaceChildren(...(note ? inFullAndBrief(firstClause(note), brief) : []));
      long.textContent = note;
      if (note) legend.append(short, long);
      else for (const part of [short, long]) part.remove();
    },
    destroy: () => legend.remove(),
  };
}

/** Words of which the brief ones are shown in a folded legend with little room. */
export function inFullAndBrief(full: string, brief = full): HTMLElement[] {
  if (full === brief) return [html('span', {}, full)];
  return [
    html('span', { class: 'cm-in-full' }, full),
    html('span', { class: 'cm-in-brief' }, brief),
  ];
}
