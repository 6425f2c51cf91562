import '@fontsource/ibm-plex-sans/400.css';
import '@fontsource/ibm-plex-sans/600.css';
import '@fontsource/ibm-plex-sans-arabic/400.css';
import '@fontsource/ibm-plex-sans-arabic/600.css';
import { parseView, type Theme } from '../../../src/core/view/view-state.ts';
import { createAttention } from '../../../src/ui/state/attention.ts';
import { createStore } from '../../../src/ui/state/store.ts';
import { createAsOfLabel } from '../../../src/ui/timeline/as-of-label.ts';
import { createTimeline } from '../../../src/ui/timeline/create-timeline.ts';
import { timelineCss } from '../../../src/ui/timeline/timeline-css.ts';
import { daily, decades, estimated, mixed, sparse } from './series.ts';
import { edgePoint, withShapes } from './shapes.ts';

/**
 * Query: `series`, `count`, `shapes` (the series has shapes, so that changes are known), `height` of the container in
 * px; the rest is a view as a fragment has it: `date`, `vs`, `mode`, `lang`, `theme`, `zone`, `place`, `spot`.
 */
const query = new URLSearchParams(location.search);
const count = Number(query.get('count') ?? 769);
const kinds = { daily: () => daily(count), decades, mixed, sparse, estimated };
const made = kinds[(query.get('series') ?? 'daily') as keyof typeof kinds]();
const { series, areasKm2, events, topology } = query.has('shapes')
  ? withShapes(made)
  : { ...made, topology: undefined };
const language = query.get('lang') ?? 'en';
const theme = (query.get('theme') ?? 'light') as Theme;
document.documentElement.lang = language;
document.documentElement.dataset.theme = theme;

const host = document.getElementById('host')!;
const root = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(timelineCss);
root.adoptedStyleSheets = [sheet];
const label = document.createElement('div');
const container = document.createElement('div');
const height = query.get('height');
if (height) container.style.blockSize = `${height}px`;
root.append(label, container);
await document.fonts.ready;
/** A place on the edge that the first zone has when it covers as much as half the time. */
const wanted = made.areasKm2[0]!;
const edgeKm2 = wanted.toSorted()[wanted.length >> 1]! + 0.5;
const isWithin = Array.from(wanted, (km2) => km2 > edgeKm2);

const store = createStore(parseView(location.search.slice(1)).view);
const attention = createAttention();
const colors = {
  light: ['#c8102e', '#2a6f97', '#2a6f97'],
  dark: ['#e4572e', '#6db1d8', '#6db1d8'],
};
const options = { series, store, attention, language };
const asOf = createAsOfLabel(label, options);
const timeline = createTimeline(container, {
  ...options,
  areasKm2,
  events,
  theme,
  ...(topology && { topology }),
  place: (id) => ({ name: id, ...edgePoint(edgeKm2) }),
  region: async () => undefined,
  zoneColor: (zone) =>
    colors[store.get().theme ?? theme][series.zones[zone]!.actor === 'red' ? 0 : 1]!,
});
Object.assign(window, {
  scene: { store, attention, series, areasKm2, isWithin, asOf, timeline, container },
});
document.documentElement.dataset.ready = '';
