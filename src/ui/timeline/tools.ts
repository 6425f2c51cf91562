import type { Day } from '../../core/time/civil-date.ts';
import { createMessages } from '../../core/words/messages.ts';
import type { Variant } from './bands.ts';
import { createDateForm, type DateForm } from './date-form.ts';
import { element } from './element.ts';
import { iconButton, setIcon } from './icons.ts';

export interface ToolsOptions {
  readonly domain: readonly [Day, Day];
  readonly language: string;
  readonly eventCount: number;
  togglePlay(): void;
  step(direction: 1 | -1): void;
  zoom(factor: number): void;
  togglePanel(): void;
  choose(day: Day): void;
}

/** The buttons and fields around the plot. */
export interface Tools {
  readonly form: DateForm;
  /** what opens the panel in the variant arranged last; null where nothing does */
  readonly opener: HTMLButtonElement | null;
  /** Puts everything in its place. */
  arrange(variant: Variant, places: Places): void;
  setPlaying(playing: boolean): void;
  /** With less motion asked for, words stand in place of the play button. */
  setReducedMotion(reduced: boolean): void;
  setZoom(canZoomIn: boolean, canZoomOut: boolean): void;
  setPanelOpen(open: boolean): void;
}

/** Where the tools may stand: a row above the plot, before and after it, or on top of the panel. */
export interface Places {
  readonly head: HTMLElement;
  readonly before: HTMLElement;
  readonly after: HTMLElement;
  readonly panelHead: HTMLElement;
}

const ZOOM_STEP = 2;

export function createTools(options: ToolsOptions): Tools {
  const { domain, language, eventCount, togglePlay, step, zoom, togglePanel, choose } = options;
  const messages = createMessages(language);
  const previous = iconButton('previous', messages.previousMap, 'cm-previous');
  const next = iconButton('next', messages.nextMapButton, 'cm-next');
  const play = iconButton('play', messages.play, 'cm-play');
  const zoomIn = iconButton('plus', messages.zoomIn, 'cm-zoom-in');
  const zoomOut = iconButton('minus', messages.zoomOut, 'cm-zoom-out');
  const more = iconButton('more', messages.moreTools, 'cm-more');
  const events = element('button', 'cm-button cm-button-words');
  events.type = 'button';
  events.textContent = messages.eventCount(eventCount);
  const form = createDateForm({ domain, language, choose });
  const note = element('span', 'cm-note');
  note.textContent = messages.noPlayback;
  note.hidden = true;
  const zooms = element('span', 'cm-zooms');
  zooms.append(zoomOut, zoomIn);
  let opener: HTMLButtonElement | null = null;

  previous.addEventListener('click', () => step(-1));
  next.addEventListener('click', () => step(1));
  play.addEventListener('click', togglePlay);
  more.addEventListener('click', togglePanel);
  events.addEventListener('click', togglePanel);
  zoomIn.addEventListener('click', () => zoom(ZOOM_STEP));
  zoomOut.addEventListener('click', () => zoom(1 / ZOOM_STEP));

  return {
    form,
    get opener() {
      return opener;
    },
    arrange(variant, { head, before, after, panelHead }) {
      for (const place of [head, before, after, panelHead]) place.replaceChildren();
      if (variant === 'full') {
        head.append(play, previous, next, form.node, note, zooms);
        if (eventCount > 0) head.append(events);
        opener = eventCount > 0 ? events : null;
        return;
      }
      before.append(previous);
      after.append(next);
      opener = variant === 'slim' ? more : null;
      if (variant === 'mini') return;
      after.append(more);
      panelHead.append(play, form.node, zooms, note);
    },
    setPlaying(playing) {
      setIcon(play, playing ? 'pause' : 'play', playing ? messages.pause : messages.play);
      setIcon(more, playing ? 'pause' : 'more', playing ? messages.pause : messages.moreTools);
    },
    setReducedMotion(reduced) {
      play.hidden = reduced;
      note.hidden = !reduced;
    },
    setZoom(canZoomIn, canZoomOut) {
      zooms.hidden = !canZoomIn && !canZoomOut;
      zoomIn.disabled = !canZoomIn;
      zoomOut.disabled = !canZoomOut;
    },
    setPanelOpen(open) {
      for (const button of [more, events]) button.setAttribute('aria-expanded', String(open));
    },
  };
}
