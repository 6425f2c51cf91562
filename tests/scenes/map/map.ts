import { readTopology } from '../../../src/core/topology/read-topology.ts';
import { parseView } from '../../../src/core/view/view-state.ts';
import { createMap } from '../../../src/ui/map/create-map.ts';
import { createLegend } from '../../../src/ui/map/legend.ts';
import { mapCss } from '../../../src/ui/map/map-css.ts';
import { createAttention } from '../../../src/ui/state/attention.ts';
import { createStore } from '../../../src/ui/state/store.ts';
import { madePlaces } from './made-places.ts';
import { madeTopology } from './made-topology.ts';

/**
 * The whole map over its basemap. The fragment is the view; `?theme=dark`, `?estimated`, `?topology=<url>`,
 * `?region=ukraine`, `?lang=ar`.
 */
const query = new URLSearchParams(location.search);
const sheet = new CSSStyleSheet();
sheet.replaceSync(mapCss);
document.adoptedStyleSheets = [sheet];
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const language = query.get('lang') ?? 'en';
document.documentElement.dataset.theme = theme;
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
const json = async (url: string) => (await fetch(url)).json();
const pack = (name: string) => json(`../../../data/basemap/${name}.json`);
const file = query.get('topology');
const topology = file
  ? readTopology(await (await fetch(file)).text())
  : madeTopology(query.has('estimated') ? 'estimate' : undefined);
const places = query.get('places');
const [world, region, gazetteer, placeCollection] = await Promise.all([
  pack('world'),
  pack(`region-${query.get('region') ?? 'iraq-syria'}`),
  pack('gazetteer'),
  places ? json(places) : madePlaces,
]);
const attention = createAttention();
const store = createStore(parseView(location.hash).view);
const map = createMap(document.querySelector<HTMLElement>('#map')!, {
  topology,
  world,
  region,
  gazetteer,
  places: placeCollection,
  store,
  attention,
  theme,
  language,
  credit: 'Natural Earth · GeoNames CC BY 4.0',
});
const legend = createLegend(document.querySelector<HTMLElement>('#legend')!, {
  topology,
  store,
  theme,
  language,
});
Object.assign(window, { mapScene: { ...map, store, attention, topology, legend } });
await map.whenReady();
document.documentElement.dataset.ready = '';
