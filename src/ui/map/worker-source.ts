export { default as workerSource } from 'maplibre-gl/dist/maplibre-gl-worker.mjs?raw';
