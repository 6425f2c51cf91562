import '../../../src/pages/shared/fonts.css';
import '../../../src/pages/shared/theme.css';
import { formatView, parseView } from '../../../src/core/view/view-state.ts';
import { languageDirection } from '../../../src/core/words/language.ts';
import { inkColor } from '../../../src/picture/zone-paint.ts';
import { zoneSwatches } from '../../../src/picture/zone-swatch.ts';
import { createFigures } from '../../../src/ui/figures/create-figures.ts';
import { createAttention } from '../../../src/ui/state/attention.ts';
import { createStore } from '../../../src/ui/state/store.ts';
import { madeComparison, madeGazetteer, madeRegions, madeTable } from './made-comparison.ts';

/** The figures of the made comparison, alone; the fragment is the view. */
const { view } = parseView(location.hash);
const language = view.lang ?? 'en';
const theme = view.theme ?? 'light';
document.documentElement.lang = language;
document.documentElement.dir = languageDirection(language);
document.documentElement.dataset.theme = theme;

const topology = madeComparison();
const { series } = topology;
const store = createStore({ panel: 'changes', ...view });
const attention = createAttention();
const panel = (id: string) => document.getElementById(id)!;
const figures = createFigures(
  { changes: panel('changes'), history: panel('history'), downloads: panel('downloads') },
  {
    topology,
    places: madeTable,
    gazetteer: madeGazetteer,
    regions: madeRegions(),
    store,
    attention,
    language,
    paint: () => ({
      zone: (zone) => zoneSwatches(series, theme)[zone]!,
      actor: (id) =>
        inkColor(series.actors.find((actor) => actor.id === id)?.color ?? '#808080', theme),
    }),
    permalink: (shown) => `https://example.org/#${formatView(shown)}`,
  },
);
Object.assign(window, { figuresScene: { store, attention, figures } });
document.documentElement.dataset.ready = '';
