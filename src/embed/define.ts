import { defineConflictMap as define } from './conflict-map-element.ts';

/** Makes `<conflict-map>` known to the page; its maps' code is a module of its own, fetched when one is first opened. */
export function defineConflictMap(): void {
  define(() => import('./viewer-code.ts'));
}
