import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Topology } from '../../../src/core/topology/topology.ts';
import type { ControlLayer } from '../../../src/ui/map/control-layer/control-layer.ts';
import type { ConflictMap } from '../../../src/ui/map/create-map.ts';
import type { Attention } from '../../../src/ui/state/attention.ts';
import type { Store } from '../../../src/ui/state/store.ts';

declare global {
  interface Window {
    /** what a map scene lets its test reach; the control scene has no store */
    mapScene: {
      readonly map: MapLibreMap;
      readonly layer: ControlLayer;
      readonly topology: Topology;
      readonly store: Store;
      readonly attention: Attention;
      readonly setDate: ConflictMap['setDate'];
    };
  }
}
