/** The path of a Chromium for the browser tests, installed when there is none. */
export function ensureChromium(): Promise<string>;
