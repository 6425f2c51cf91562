import type { ViewerCode } from '../../embed/conflict-map-element.ts';
import { fetchFromScripts, loadScript } from '../../embed/frame/carried.ts';

/** True in a document that has no origin of its own: a sandboxed frame, a file on disk. */
export function isOpaque(): boolean {
  return self.origin === 'null';
}

/**
 * The way to an opened map's code that the page's own script names: a module, or, where a module may not be had, a
 * classic script, and the data as a script with it.
 */
export function codeOf({ dataset }: HTMLScriptElement): () => Promise<ViewerCode> {
  const { viewer, classic } = dataset;
  const base = new URL('./', document.baseURI);
  const at = (path: string | undefined) => new URL(path ?? '', base).href;
  if (!isOpaque()) return () => import(/* @vite-ignore */ at(viewer));
  fetchFromScripts(base);
  let loading: Promise<void> | null = null;
  return async () => {
    loading ??= loadScript(at(classic));
    await loading;
    return globalThis.conflictMapViewer!;
  };
}
