import { createPlaceSearch } from '../../core/figures/search-places.ts';
import { PANELS, type Panel } from '../../core/view/view-state.ts';
import { createFiguresMessages } from '../../core/words/figures/messages.ts';
import { createChangesPanel } from './changes-panel.ts';
import type { FiguresContext, FiguresOptions } from './context.ts';
import { createDownloadsPanel } from './downloads-panel.ts';
import './figures.css';
import './tables.css';
import './histories.css';
import { createHistoryPanel } from './history-panel.ts';
import { applyPaint } from './paint.ts';

export type { FiguresOptions, FiguresPaint } from './context.ts';

const MAKERS: Readonly<
  Record<Panel, (container: HTMLElement, context: FiguresContext) => { destroy(): void }>
> = {
  changes: createChangesPanel,
  history: createHistoryPanel,
  downloads: createDownloadsPanel,
};

/**
 * Figures of a series, in an element for each panel: what changed between two dates, who held a place when, files to
 * take away. The one that the view's `panel` names is there; the others are empty. Which element is in sight is the
 * page's matter.
 */
export function createFigures(
  containers: Readonly<Record<Panel, HTMLElement>>,
  options: FiguresOptions,
): {
  /** Takes the map's paint anew, after a change of theme. */
  repaint(): void;
  destroy(): void;
} {
  const { topology, places, gazetteer, regions, store, language, paint } = options;
  const context: FiguresContext = {
    ...options,
    words: createFiguresMessages(language),
    search: createPlaceSearch({ places, gazetteer, regions, extent: topology.extent }),
  };
  let open: { readonly name: Panel; destroy(): void } | null = null;
  const show = () => {
    const { panel } = store.get();
    if (open?.name === panel) return;
    open?.destroy();
    open = panel ? { name: panel, ...MAKERS[panel](containers[panel], context) } : null;
  };
  const repaint = () => {
    for (const panel of PANELS) applyPaint(containers[panel], topology.series, paint());
  };
  for (const panel of PANELS) containers[panel].classList.add('cmf');
  repaint();
  show();
  const endStore = store.subscribe(({ view, previous }) => {
    if (view.panel !== previous.panel) show();
  });
  return {
    repaint,
    destroy() {
      endStore();
      open?.destroy();
    },
  };
}
