import source from 'maplibre-gl/dist/maplibre-gl-worker.mjs?raw';

/** MapLibre's worker as the text of a classic script: what it exports is for those who import it. */
export const workerSource: string = source.replace(/\bexport\s*\{[^}]*\};?/g, '');
