import type { Theme } from '../../core/view/view-state.ts';
import type { FiguresMessages } from '../../core/words/figures/messages.ts';
import type { ConflictMapElement } from '../../embed/conflict-map-element.ts';
import { createFiguresHost } from './figures-host.ts';
import { createSideTabs } from './side-tabs.ts';

export interface SideOptions {
  readonly map: ConflictMapElement;
  /** the page's text; null where there is none */
  readonly text: HTMLElement | null;
  /** where a page without text puts its way to the figures */
  readonly tools: HTMLElement;
  readonly words: FiguresMessages;
  readonly language: string;
}

/** What stands beside the map: the text and the figures of the series that it shows. */
export interface Side {
  showTheme(theme: Theme): void;
  destroy(): void;
}

export function createSide(
  column: HTMLElement,
  { map, text, tools, words, language }: SideOptions,
): Side {
  const tabs = createSideTabs(column, { text, store: map.view, words, language, tools });
  const figures = createFiguresHost({ map, panels: tabs.panels, language, words });
  return {
    showTheme: figures.showTheme,
    destroy() {
      figures.destroy();
      tabs.destroy();
      column.hidden = true;
      document.body.classList.remove('has-side');
    },
  };
}
