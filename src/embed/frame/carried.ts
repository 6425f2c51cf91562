import type { Publication } from '../../core/publication/publication.ts';

/**
 * In a document of an opaque origin (a sandboxed frame, a file on disk) nothing can be fetched unless the server says
 * that anyone may, but scripts can be loaded. So a publication has its entry and parts as scripts too, which set these.
 */
declare global {
  var conflictMapEntry: Publication | undefined;
  /** by path from where the script lies */
  var conflictMapParts: Readonly<Record<string, string>> | undefined;
}

/** Loads a classic script. */
export function loadScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${url}: not loaded`));
    document.head.append(script);
  });
}

/**
 * Answers what this document fetches of data from `texts`, by address, which are asked for when they are first needed; what
 * is not among them is fetched as ever.
 */
export function answerFetches(texts: () => Promise<ReadonlyMap<string, string>>): void {
  const fetchAsEver = globalThis.fetch.bind(globalThis);
  let asking: Promise<ReadonlyMap<string, string> | null> | null = null;
  globalThis.fetch = async (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input, document.baseURI).href;
    if (!/\.(topo|geo)?json$/.test(asked)) return fetchAsEver(input, init);
    asking ??= texts().catch(() => null);
    const text = (await asking)?.get(asked);
    return text === undefined ? fetchAsEver(input, init) : new Response(text);
  };
}

/** Answers what this document fetches of the publication in the folder `base` from its scripts. */
export function fetchFromScripts(base: URL): void {
  answerFetches(async () => {
    const texts = new Map<string, string>();
    await loadScript(new URL('publication.js', base).href);
    const entry = globalThis.conflictMapEntry;
    if (!entry?.carried) return texts;
    texts.set(new URL('publication.json', base).href, JSON.stringify(entry));
    for (const script of entry.carried) {
      const url = new URL(script, base);
      await loadScript(url.href);
      for (const [path, text] of Object.entries(globalThis.conflictMapParts ?? {}))
        texts.set(new URL(path, url).href, text);
      globalThis.conflictMapParts = undefined;
    }
    return texts;
  });
}
