import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { createMessages } from '../../core/words/messages.ts';
import type { Variant } from './bands.ts';
import type { ChangeSteps } from './change-steps.ts';
import type { CompareTools } from './compare-tools.ts';
import { element } from './element.ts';
import { iconButton, setIcon, setUnavailable } from './icons.ts';

export interface ToolsOptions {
  readonly language: string;
  readonly eventCount: number;
  readonly compare: CompareTools;
  /** absent: changes are not known */
  readonly changes: ChangeSteps | null;
  togglePlay(): void;
  step(direction: 1 | -1): void;
  zoom(factor: number): void;
  /** `changes`: at the list of the largest changes */
  togglePanel(at?: 'changes'): void;
}

/** The buttons and fields around the plot. */
export interface Tools {
  /** what opened the panel last, or would in the variant arranged; null where nothing does */
  readonly opener: HTMLButtonElement | null;
  /** Puts everything in its place. */
  arrange(room: RoomForTools, places: Places): void;
  setPlaying(playing: boolean): void;
  /** With less motion asked for, words stand in place of the play button. */
  setReducedMotion(reduced: boolean): void;
  /** The letter of the date that stepping moves; null while there is only one, which may be played. */
  setLetter(letter: string | null): void;
  setZoom(canZoomIn: boolean, canZoomOut: boolean): void;
  /** Whether the largest changes are known, and so their list. */
  setLargestKnown(known: boolean): void;
  setPanelOpen(open: boolean, id: string): void;
}

/** How much room there is, and what for. `fitted`: the height is given, no row can be added. */
export interface RoomForTools {
  readonly variant: Variant;
  readonly fitted: boolean;
  readonly comparing: boolean;
}

/** Where the tools may stand: rows above the plot, before and after it, or on top of the panel. */
export interface Places {
  readonly head: HTMLElement;
  readonly row: HTMLElement;
  readonly before: HTMLElement;
  readonly after: HTMLElement;
  readonly panelHead: HTMLElement;
}

const ZOOM_STEP = 2;

export function createTools(options: ToolsOptions): Tools {
  const { language, eventCount, compare, changes, togglePlay, step, zoom, togglePanel } = options;
  const messages = createMessages(language);
  const compareWords = createCompareMessages(language);
  const previous = iconButton('previous', messages.previousMap, 'cm-previous');
  const next = iconButton('next', messages.nextMapButton, 'cm-next');
  const play = iconButton('play', messages.play, 'cm-play');
  const zoomIn = iconButton('plus', messages.zoomIn, 'cm-zoom-in');
  const zoomOut = iconButton('minus', messages.zoomOut, 'cm-zoom-out');
  const more = iconButton('more', messages.moreTools, 'cm-more');
  const largest = iconButton('largest', compareWords.largestChanges, 'cm-largest');
  largest.hidden = true;
  const events = element('button', 'cm-button cm-button-words');
  events.type = 'button';
  events.textContent = messages.eventCount(eventCount);
  const note = element('span', 'cm-note');
  note.hidden = true;
  const zooms = element('span', 'cm-zooms');
  zooms.append(zoomOut, zoomIn);
  const openers = [more, largest, events];
  let isReduced = false;
  let shownLetter: string | null = null;
  const showNote = () => {
    note.textContent = isReduced ? messages.noPlayback : compareWords.noPlayback;
    note.hidden = !isReduced && shownLetter === null;
  };
  let opener: HTMLButtonElement | null = null;

  previous.addEventListener('click', () => step(-1));
  next.addEventListener('click', () => step(1));
  play.addEventListener('click', togglePlay);
  for (const button of openers)
    button.addEventListener('click', () => {
      opener = button;
      togglePanel(button === largest ? 'changes' : undefined);
    });
  zoomIn.addEventListener('click', () => zoom(ZOOM_STEP));
  zoomOut.addEventListener('click', () => zoom(1 / ZOOM_STEP));

  const { forms, modes, peek, swap, toggle, end } = compare;
  const steps = changes ? changes.nodes : [];

  return {
    get opener() {
      return opener;
    },
    arrange({ variant, fitted, comparing }, places) {
      const put: Record<keyof Places, readonly (HTMLElement | null)[]> = {
        head: [],
        row: [],
        before: [previous],
        after: [next],
        panelHead: [],
      };
      const listed = eventCount > 0 ? events : null;
      if (variant === 'full') {
        const date = comparing ? [] : [forms.b.node];
        put.before = put.after = [];
        put.head = [
          play,
          previous,
          next,
          ...steps,
          ...date,
          toggle,
          peek,
          note,
          zooms,
          largest,
          listed,
        ];
        put.row = comparing ? [forms.a.node, swap, forms.b.node, modes] : [];
      } else {
        const added = comparing && !fitted;
        put.after = added ? [next, more] : [peek, next, more];
        put.row = added ? [modes, peek, end] : [];
        put.panelHead = [
          ...(comparing ? [forms.a.node] : []),
          forms.b.node,
          toggle,
          ...(comparing ? [swap] : []),
          ...(comparing && fitted ? [modes] : []),
          play,
          ...steps,
          zooms,
          note,
        ];
      }
      for (const name of Object.keys(put) as (keyof Places)[])
        places[name].replaceChildren(...put[name].filter((node) => node !== null));
      opener = variant === 'full' ? listed : more;
    },
    setPlaying(playing) {
      setIcon(play, playing ? 'pause' : 'play', playing ? messages.pause : messages.play);
      setIcon(more, playing ? 'pause' : 'more', playing ? messages.pause : messages.moreTools);
    },
    setReducedMotion(reduced) {
      isReduced = reduced;
      play.hidden = reduced;
      showNote();
    },
    setLetter(letter) {
      if (letter === shownLetter) return;
      shownLetter = letter;
      showNote();
      const [earlier, later] =
        letter === null
          ? [messages.previousMap, messages.nextMapButton]
          : [compareWords.previousMapOf(letter), compareWords.nextMapOf(letter)];
      setIcon(previous, 'previous', earlier);
      setIcon(next, 'next', later);
      setUnavailable(play, letter === null ? null : compareWords.noPlayback);
    },
    setZoom(canZoomIn, canZoomOut) {
      zooms.hidden = !canZoomIn && !canZoomOut;
      zoomIn.disabled = !canZoomIn;
      zoomOut.disabled = !canZoomOut;
    },
    setLargestKnown(known) {
      largest.hidden = !known;
    },
    setPanelOpen(open, id) {
      for (const button of openers) {
        button.setAttribute('aria-expanded', String(open));
        button.setAttribute('aria-controls', id);
      }
    },
  };
}
