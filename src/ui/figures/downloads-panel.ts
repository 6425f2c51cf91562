import { changeFigures } from '../../core/figures/change-figures.ts';
import { compareDates } from '../../core/figures/comparison.ts';
import { coverageAt } from '../../core/series/coverage.ts';
import { localize } from '../../core/series/series.ts';
import { areasCsv, areasTable } from '../../core/take-away/areas-table.ts';
import { changesCsv, changesTable } from '../../core/take-away/changes-table.ts';
import { changesGeoJson, controlGeoJson } from '../../core/take-away/geojson-files.ts';
import { historyCsv, historyTable } from '../../core/take-away/history-table.ts';
import { contentHash } from '../../core/take-away/provenance.ts';
import { toIso } from '../../core/time/civil-date.ts';
import { describeAsOf } from '../../core/words/as-of.ts';
import { formatDay } from '../../core/words/format.ts';
import { chosenDay } from '../state/chosen-day.ts';
import type { FiguresContext } from './context.ts';
import { createCopyField } from './copy-field.ts';
import { button, h, redraw } from './dom.ts';
import { rasterize } from './rasterize.ts';
import { fileStem, saveFile, type TakenFile } from './save-file.ts';
import { createSettle } from './settle.ts';
import { subjectOf } from './subject.ts';

/** Families that pictures are lettered in. */
const FAMILIES = ['IBM Plex Sans', 'IBM Plex Sans Arabic'];
/** Pieces of changed ground that files list: as many as the command does. */
const PLACES = 20;

/** A file offered: in how many forms it may be had. */
interface Offer {
  readonly name: string;
  readonly forms: readonly { readonly label: string; make(): Promise<TakenFile> | TakenFile }[];
}

/** Tables, shapes and pictures as files; a citation and a link. */
export function createDownloadsPanel(
  container: HTMLElement,
  context: FiguresContext,
): { destroy(): void } {
  const { topology, regions, gazetteer, store, words, language, permalink, picture } = context;
  const { series } = topology;
  const settle = createSettle();
  const status = h('p', { class: 'cmf-summary', role: 'status' });
  const files = h('div', { class: 'cmf-body' });
  const citation = createCopyField('cmf-citation', words.citation, words);
  const link = createCopyField('cmf-permalink', words.permalink, words);
  container.append(
    files,
    status,
    h(
      'section',
      { class: 'cmf-cite' },
      h('h2', { class: 'cmf-heading' }, words.cite),
      citation.element,
      link.element,
      h('p', { class: 'cmf-note' }, words.versionNote),
    ),
  );
  draw();
  const endStore = store.subscribe(() => settle.later(draw));
  return {
    destroy() {
      endStore();
      settle.destroy();
      container.replaceChildren();
    },
  };

  function draw(): void {
    const sections: [string, readonly Offer[], string?][] = [
      [words.tables, tableOffers()],
      [words.shapes, shapeOffers()],
      ...(picture ? [[words.pictures, pictureOffers()] as [string, Offer[]]] : []),
    ];
    const view = store.get();
    const hints = [
      ...(view.vs === undefined ? [words.needsComparison] : []),
      ...(places().length === 0 ? [words.needsPlace] : []),
    ];
    redraw(files, [
      ...sections.map(([title, offers]) =>
        h(
          'section',
          {},
          h('h2', { class: 'cmf-heading' }, title),
          h('ul', { class: 'cmf-offers' }, ...offers.map(offerRow)),
        ),
      ),
      h('p', { class: 'cmf-note' }, [words.filesNote, ...hints].join(' ')),
    ]);
    const url = permalink(view);
    link.set(url);
    citation.set(cite(url));
  }

  function offerRow({ name, forms }: Offer): HTMLElement {
    return h(
      'li',
      { class: 'cmf-offer' },
      h('span', { class: 'cmf-offer-name' }, name),
      ...forms.map(({ label, make }) =>
        button(
          { class: 'cmf-button', key: `${name} ${label}`, 'aria-label': `${name}: ${label}` },
          () => void take(make),
          label,
        ),
      ),
    );
  }

  async function take(make: () => Promise<TakenFile> | TakenFile): Promise<void> {
    try {
      const file = await make();
      saveFile(file);
      status.textContent = words.saved(file.name);
    } catch (error) {
      console.error(error);
      status.textContent = words.notSaved;
    }
  }

  function tableOffers(): Offer[] {
    const region = regions.find(({ id }) => id === store.get().region);
    const offers = [areasOffer(words.areasFile)];
    if (region) offers.push(areasOffer(words.areasIn(localize(region.name, language)), region));
    const comparison = compared();
    if (comparison) {
      const reckon = () =>
        changeFigures(topology, comparison, { regions, gazetteer, mostPlaces: PLACES });
      const stem = fileStem(series.title, 'changes', toIso(comparison.from), toIso(comparison.to));
      offers.push({
        name: words.changesFile,
        forms: [
          csv(stem, () => changesCsv(topology, reckon())),
          json(stem, () => changesTable(topology, reckon())),
        ],
      });
    }
    for (const { name, at } of places()) {
      const stem = fileStem(series.title, 'history', name);
      const table = () => historyTable(topology, at.lon, at.lat);
      offers.push({
        name: words.historyFile(name),
        forms: [csv(stem, () => historyCsv(table())), json(stem, table)],
      });
    }
    return offers;
  }

  function areasOffer(name: string, region?: (typeof regions)[number]): Offer {
    const stem = fileStem(series.title, 'areas', region?.id ?? '');
    const zones = series.zones.map(({ id }) => id);
    return {
      name,
      forms: [
        csv(stem, () => areasCsv(areasTable(topology, region), zones)),
        json(stem, () => areasTable(topology, region)),
      ],
    };
  }

  function shapeOffers(): Offer[] {
    const { vs } = store.get();
    const days = [chosenDay(store.get(), series), ...(vs === undefined ? [] : [vs])];
    const offers = days
      .filter((day) => coverageAt(series, day))
      .map((day): Offer => {
        const stem = fileStem(series.title, 'control', toIso(day));
        return {
          name: words.controlAt(formatDay(day, 'day', language)),
          forms: [geojson(stem, () => controlGeoJson(topology, day))],
        };
      });
    const comparison = compared();
    if (comparison) {
      const stem = fileStem(series.title, 'change', toIso(comparison.from), toIso(comparison.to));
      offers.push({
        name: words.changeFile,
        forms: [geojson(stem, () => changesGeoJson(topology, comparison))],
      });
    }
    return offers;
  }

  function pictureOffers(): Offer[] {
    const view = store.get();
    const stem = fileStem(series.title, toIso(chosenDay(view, series)));
    const svg: Offer['forms'][number] = {
      label: 'SVG',
      make: async () => ({
        name: `${stem}.svg`,
        type: 'image/svg+xml',
        content: (await picture!(store.get())).svg,
      }),
    };
    const png: Offer['forms'][number] = {
      label: 'PNG',
      async make() {
        const drawn = await picture!(store.get());
        const content = await rasterize(drawn.svg, drawn.width, drawn.height, FAMILIES);
        return { name: `${stem}.png`, type: 'image/png', content };
      },
    };
    return [{ name: words.pictureFile, forms: [png, svg] }];
  }

  function compared() {
    const { vs } = store.get();
    return vs === undefined ? null : compareDates(series, vs, chosenDay(store.get(), series));
  }

  /** Places and points chosen or kept: those that have a history of their own. */
  function places() {
    const { place, spot, pins = [] } = store.get();
    const asked = [place, spot, ...pins].filter((pin) => pin !== undefined);
    const subjects = asked.flatMap((pin) => subjectOf(pin, context) ?? []);
    const seen = new Set<string>();
    return subjects.flatMap(({ key, name, at }) => {
      if (!at || seen.has(key)) return [];
      seen.add(key);
      return [{ name, at }];
    });
  }

  function cite(url: string): string {
    const view = store.get();
    const day = chosenDay(view, series);
    const date = (at: number) => formatDay(at, 'day', language);
    const { lead, date: shown } = describeAsOf(series, day, language);
    return words.cited({
      title: series.title,
      shown: view.vs === undefined ? `${lead} ${shown}` : words.fromTo(date(view.vs), date(day)),
      version: contentHash(topology).slice(0, 12),
      accessed: date(Math.floor(Date.now() / 86_400_000)),
      url,
    });
  }
}

function csv(stem: string, make: () => string): Offer['forms'][number] {
  return {
    label: 'CSV',
    make: () => ({ name: `${stem}.csv`, type: 'text/csv;charset=utf-8', content: `${make()}\n` }),
  };
}

function json(stem: string, make: () => unknown): Offer['forms'][number] {
  return {
    label: 'JSON',
    make: () => ({
      name: `${stem}.json`,
      type: 'application/json',
      content: `${JSON.stringify(make())}\n`,
    }),
  };
}

function geojson(stem: string, make: () => unknown): Offer['forms'][number] {
  return {
    label: 'GeoJSON',
    make: () => ({
      name: `${stem}.geojson`,
      type: 'application/geo+json',
      content: `${JSON.stringify(make())}\n`,
    }),
  };
}
