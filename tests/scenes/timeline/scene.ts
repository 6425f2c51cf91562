import '@fontsource/ibm-plex-sans/400.css';
import '@fontsource/ibm-plex-sans/600.css';
import '@fontsource/ibm-plex-sans-arabic/400.css';
import '@fontsource/ibm-plex-sans-arabic/600.css';
import { toDay } from '../../../src/core/time/civil-date.ts';
import type { Theme } from '../../../src/core/view/view-state.ts';
import { createStore } from '../../../src/ui/state/store.ts';
import { createAsOfLabel } from '../../../src/ui/timeline/as-of-label.ts';
import { createTimeline } from '../../../src/ui/timeline/create-timeline.ts';
import { timelineCss } from '../../../src/ui/timeline/timeline-css.ts';
import { daily, estimated, sparse } from './series.ts';

/** Query: `series` (daily, sparse, estimated), `count`, `date`, `lang`, `theme`, `height` of the container in px. */
const query = new URLSearchParams(location.search);
const kinds = { daily: () => daily(Number(query.get('count') ?? 769)), sparse, estimated };
const { series, areasKm2, events } =
  kinds[(query.get('series') ?? 'daily') as keyof typeof kinds]();
const language = query.get('lang') ?? 'en';
const theme = (query.get('theme') ?? 'light') as Theme;
const date = query.get('date');
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

const store = createStore(date ? { date: toDay(date) } : {});
const colors = {
  light: ['#c8102e', '#2a6f97', '#2a6f97'],
  dark: ['#e4572e', '#6db1d8', '#6db1d8'],
};
const options = { series, store, language };
const asOf = createAsOfLabel(label, options);
const timeline = createTimeline(container, {
  ...options,
  areasKm2,
  events,
  theme,
  zoneColor: (zone) =>
    colors[store.get().theme ?? theme][series.zones[zone]!.actor === 'red' ? 0 : 1]!,
});
Object.assign(window, { scene: { store, series, asOf, timeline, container } });
document.documentElement.dataset.ready = '';
