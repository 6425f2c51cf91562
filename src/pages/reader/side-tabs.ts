import { PANELS, type Panel } from '../../core/view/view-state.ts';
import type { FiguresMessages } from '../../core/words/figures/messages.ts';
import { languageDirection } from '../../core/words/language.ts';
import type { Store } from '../../ui/state/store.ts';

/** What a tab leads to: the page's text, or a panel of figures. */
type Tab = 'text' | Panel;

export interface SideTabsOptions {
  /** the page's text; null where there is none: then the column is there only while a panel is open */
  readonly text: HTMLElement | null;
  readonly store: Store;
  readonly words: FiguresMessages;
  /** of the words, BCP 47 */
  readonly language: string;
  /** where the button that opens figures goes, on a page without text */
  readonly tools: HTMLElement;
}

/** The column beside the map, or under it: the text and the panels of figures as tabs, the view's `panel` in sight. */
export interface SideTabs {
  readonly panels: Readonly<Record<Panel, HTMLElement>>;
  destroy(): void;
}

/**
 * Puts tabs over a column (ARIA Authoring Practices: arrow keys choose, Home and End the first and last). Each keeps
 * how far it was scrolled, so that the reader comes back to the line they left.
 */
export function createSideTabs(
  column: HTMLElement,
  { text, store, words, language, tools }: SideTabsOptions,
): SideTabs {
  const names: Readonly<Record<Tab, string>> = {
    text: words.textTab,
    changes: words.changesTab,
    history: words.placesTab,
    downloads: words.takeAwayTab,
  };
  const order: readonly Tab[] = text ? ['text', ...PANELS] : PANELS;
  const list = document.createElement('div');
  list.className = 'side-tabs';
  list.setAttribute('role', 'tablist');
  list.setAttribute('aria-label', words.figures);
  const bar = document.createElement('div');
  bar.className = 'side-bar';
  bar.append(list);
  setLanguage(bar, language);
  const panelOf = new Map<Tab, HTMLElement>();
  const tabs = order.map((name) => {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.id = `tab-${name}`;
    tab.className = 'side-tab';
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', `panel-${name}`);
    tab.textContent = names[name];
    tab.addEventListener('click', () => choose(name, 'push'));
    list.append(tab);
    const panel = document.createElement('div');
    panel.id = `panel-${name}`;
    panel.className = 'side-panel';
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    panel.tabIndex = -1;
    panelOf.set(name, panel);
    return tab;
  });
  column.prepend(bar);
  column.append(...panelOf.values());
  if (text) panelOf.get('text')!.append(text);
  const rooms = Object.fromEntries(PANELS.map((name) => [name, roomIn(panelOf.get(name)!)]));

  const opener = text ? null : document.createElement('button');
  if (opener) {
    opener.type = 'button';
    opener.className = 'masthead-button masthead-figures';
    opener.textContent = words.figures;
    opener.addEventListener('click', () =>
      store.set({ panel: store.get().panel ? undefined : 'changes' }, 'page', 'push'),
    );
    tools.prepend(opener);
  }

  const scrolled = new Map<Tab, number>();
  let shown: Tab | null = null;
  const onKey = (event: KeyboardEvent) => {
    const rtl = getComputedStyle(list).direction === 'rtl';
    const at = tabs.indexOf(document.activeElement as HTMLButtonElement);
    const next = {
      ArrowRight: at + (rtl ? -1 : 1),
      ArrowLeft: at + (rtl ? 1 : -1),
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    const name = order[(next + tabs.length) % tabs.length]!;
    choose(name, 'replace');
    tabs[order.indexOf(name)]!.focus();
  };
  list.addEventListener('keydown', onKey);
  show();
  const endStore = store.subscribe(({ view, previous }) => {
    if (view.panel !== previous.panel) show();
  });

  return {
    panels: rooms as Record<Panel, HTMLElement>,
    destroy() {
      endStore();
      bar.remove();
      opener?.remove();
      if (text) column.append(text);
      for (const panel of panelOf.values()) panel.remove();
    },
  };

  /** Where a panel's figures go; the page keeps its first heading when the text that has it is put away. */
  function roomIn(panel: HTMLElement): HTMLElement {
    const room = document.createElement('div');
    setLanguage(room, language);
    if (text) {
      const title = document.createElement('h1');
      title.className = 'side-title';
      title.textContent = document.title;
      panel.append(title);
    }
    panel.append(room);
    return room;
  }

  function choose(name: Tab, history: 'push' | 'replace'): void {
    store.set({ panel: name === 'text' ? undefined : name }, 'page', history);
  }

  function show(): void {
    const now: Tab | null = store.get().panel ?? (text ? 'text' : null);
    if (shown) scrolled.set(shown, scrollY);
    for (const [name, panel] of panelOf) panel.hidden = name !== now;
    tabs.forEach((tab, i) => {
      const isShown = order[i] === now;
      tab.setAttribute('aria-selected', String(isShown));
      tab.tabIndex = isShown || (now === null && i === 0) ? 0 : -1;
    });
    column.hidden = now === null;
    document.body.classList.toggle('has-side', now !== null);
    opener?.setAttribute('aria-expanded', String(now !== null));
    if (shown && now) scrollTo({ top: scrolled.get(now) ?? 0 });
    shown = now;
  }
}

function setLanguage(element: HTMLElement, language: string): void {
  element.lang = language;
  element.dir = languageDirection(language);
}
