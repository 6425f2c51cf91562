/**
 * In a document of an opaque origin (a sandboxed frame, a file on disk) nothing can be fetched unless the server says
 * that anyone may, but scripts can be loaded. So a publication carries its parts in a script too, which sets this.
 */
declare global {
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
 * Answers what this document fetches from the parts that the script at `url` carries, whose paths are relative to
 * `base`; what it does not carry is fetched as ever.
 */
export function fetchFromScript(url: string, base: URL): void {
  const fetchAsEver = globalThis.fetch.bind(globalThis);
  let loading: Promise<void> | null = null;
  globalThis.fetch = async (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input, base).href;
    if (!asked.startsWith(base.href)) return fetchAsEver(input, init);
    loading ??= loadScript(url);
    await loading.catch(() => undefined);
    const text = globalThis.conflictMapParts?.[asked.slice(base.href.length)];
    return text === undefined ? fetchAsEver(input, init) : new Response(text);
  };
}
