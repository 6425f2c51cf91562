import { type EmbeddedMap, embedConflictMap } from './host.ts';

declare global {
  interface Window {
    /** takes hold of a frame that the script did not find by itself, in a shadow root or put in later */
    conflictMapEmbed?: (frame: HTMLIFrameElement) => EmbeddedMap;
  }
  interface HTMLIFrameElement {
    conflictMap?: EmbeddedMap;
  }
}

/** One hold a frame, however often the script stands in the page. */
function hold(frame: HTMLIFrameElement): EmbeddedMap {
  frame.conflictMap ??= embedConflictMap(frame);
  return frame.conflictMap;
}

const home = (document.currentScript as HTMLScriptElement | null)?.src.replace(/[^/]*$/, '');

/** Frames that say what they are, and those whose page lies beside this script, whatever a site made of their attributes. */
function holdAll(): void {
  for (const frame of document.querySelectorAll('iframe'))
    if ('conflictMap' in frame.dataset || (home && frame.src.startsWith(`${home}embed.html`)))
      hold(frame);
}

window.conflictMapEmbed = hold;
holdAll();
addEventListener('DOMContentLoaded', holdAll);
