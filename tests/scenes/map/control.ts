import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { readTopology } from '../../../src/core/topology/read-topology.ts';
import type { Topology } from '../../../src/core/topology/topology.ts';
import { ControlLayer } from '../../../src/ui/map/control-layer/control-layer.ts';
import { madeTopology } from './made-topology.ts';

/**
 * A ControlLayer on a plain ground, in a MapLibre map that knows nothing of ours.
 * `?topology=<url>` shows that file instead of made shapes; `?theme=dark`, `?globe`, `?estimated`.
 */
setWorkerUrl(workerUrl);
const query = new URLSearchParams(location.search);
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const file = query.get('topology');
const topology: Topology = file
  ? readTopology(await (await fetch(file)).text())
  : madeTopology(query.has('estimated') ? 'estimate' : undefined);
const map = new MapLibreMap({
  container: 'map',
  style: {
    version: 8,
    sources: {},
    layers: [
      {
        id: 'ground',
        type: 'background',
        paint: { 'background-color': theme === 'dark' ? '#23282e' : '#fbfaf7' },
      },
    ],
    ...(query.has('globe') ? { projection: { type: 'globe' } } : {}),
  },
  bounds: [...topology.extent],
  fadeDuration: 0,
  attributionControl: false,
  canvasContextAttributes: { preserveDrawingBuffer: true },
});
map.on('webglcontextrestored', () => {
  map.once('style.load', () => map.addLayer(layer));
});
const layer = new ControlLayer({ id: 'control', topology, snapshot: 0, theme });
await map.once('load');
map.addLayer(layer);
Object.assign(window, { mapScene: { map, layer, topology } });
await layer.whenDrawn();
document.documentElement.dataset.ready = '';
