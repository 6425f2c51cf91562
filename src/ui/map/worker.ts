import url from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';

let source: string | null = null;

/** Where MapLibre's workers are started from. */
export function workerUrl(): string {
  // No address: MapLibre hands it to Worker as it is, where it would fetch what an address of another origin names.
  return source === null ? url : '//:.cjs';
}

/**
 * Has workers started from their own code, given as text, in a document of an opaque origin, where none starts from an
 * address. The document's policy must allow `worker-src blob:`. What the code exports is for those who import it.
 */
export function startWorkersFrom(code: string): void {
  source = code.replace(/\bexport\s*\{[^}]*\};?/g, '');
  const blob = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const AnyWorker = globalThis.Worker;
  globalThis.Worker = class extends AnyWorker {
    constructor() {
      super(blob);
    }
  };
}
