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

function holdAll(): void {
  document.querySelectorAll<HTMLIFrameElement>('iframe[data-conflict-map]').forEach(hold);
}

window.conflictMapEmbed = hold;
holdAll();
addEventListener('DOMContentLoaded', holdAll);
