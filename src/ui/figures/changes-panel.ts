import { addUp, stepFor } from '../../core/figures/add-up.ts';
import type { ChangedPlace } from '../../core/figures/changed-places.ts';
import { compareDates } from '../../core/figures/comparison.ts';
import { coverageAt } from '../../core/series/coverage.ts';
import { localize } from '../../core/series/series.ts';
import type { ViewState } from '../../core/view/view-state.ts';
import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { formatDay } from '../../core/words/format.ts';
import { createMessages } from '../../core/words/messages.ts';
import { zoneName } from '../../core/words/zone-name.ts';
import { chosenDay } from '../state/chosen-day.ts';
import { areasNow } from './areas-now.ts';
import { caveatList } from './caveat-list.ts';
import { changeTable } from './change-table.ts';
import {
  changedPlaceList,
  FEW,
  markRows,
  outlineId,
  outlinesOf,
  placeAtSpot,
  placesInView,
} from './changed-place-list.ts';
import type { FiguresContext } from './context.ts';
import { button, h, redraw } from './dom.ts';
import { frontTable } from './front-table.ts';
import { figure } from './numbers.ts';
import { swatch } from './paint.ts';
import { createReckoner, type FiguresSoFar } from './reckon-changes.ts';
import { regionTable } from './region-table.ts';
import { createSettle } from './settle.ts';

/** What a change of the view means for the panel. */
const DATES = ['date', 'vs'] as const;
const CHOICES = ['zone', 'region', 'sort'] as const;

/** What changed between the view's two dates: totals, provinces, places, fronts; without a compared date, areas. */
export function createChangesPanel(
  container: HTMLElement,
  context: FiguresContext,
): { destroy(): void } {
  const { topology, regions, gazetteer, store, attention, words, language } = context;
  const { series } = topology;
  const reckoner = createReckoner(topology, regions, gazetteer);
  const settle = createSettle();
  const head = h('div', { class: 'cmf-head' });
  const status = h('p', { class: 'cmf-summary', role: 'status' });
  const body = h('div', { class: 'cmf-body' });
  container.append(head, status, body);
  let shown: FiguresSoFar | null = null;
  /** the pieces listed, in the order of their outlines */
  let listed: readonly ChangedPlace[] = [];
  let showAll = false;

  arrive();
  const endStore = store.subscribe(({ view, previous }) => {
    if (DATES.some((key) => view[key] !== previous[key])) depart();
    else if (CHOICES.some((key) => JSON.stringify(view[key]) !== JSON.stringify(previous[key])))
      draw();
    else if (view.spot !== previous.spot) mark();
  });
  const endAttention = attention.subscribe(({ pointed, chosen }) =>
    markRows(body, pointed, chosen),
  );
  return {
    destroy() {
      endStore();
      endAttention();
      settle.destroy();
      attention.set({ outlines: [], pointed: null, chosen: null });
      container.replaceChildren();
    },
  };

  /** The dates are moving: what stands here is of others, and says so. */
  function depart(): void {
    drawHead();
    if (!container.classList.contains('cmf-stale')) {
      container.classList.add('cmf-stale');
      body.inert = true;
      listed = [];
      attention.set({ outlines: [], pointed: null, chosen: null });
    }
    status.textContent = words.settling;
    settle.later(arrive);
  }

  function arrive(): void {
    const { vs } = store.get();
    const day = chosenDay(store.get(), series);
    const comparison = vs === undefined ? null : compareDates(series, vs, day);
    shown = comparison && reckoner.begin(comparison);
    showAll = false;
    container.classList.remove('cmf-stale');
    body.inert = false;
    drawHead();
    draw();
    if (!shown) return;
    settle.idle(
      reckoner.steps(shown, (soFar) => {
        shown = soFar;
        draw();
      }),
    );
  }

  function drawHead(): void {
    const view = store.get();
    const day = chosenDay(view, series);
    const date = (at: number) => formatDay(at, 'day', language);
    if (view.vs === undefined) {
      redraw(head, [h('h2', { class: 'cmf-title' }, date(day))]);
      return;
    }
    const end = button(
      { class: 'cmf-quiet', key: 'end' },
      () => store.set({ vs: undefined, mode: undefined }, 'figures', 'push'),
      createCompareMessages(language).endComparison,
    );
    redraw(head, [
      h('h2', { class: 'cmf-title' }, words.fromTo(date(view.vs), date(day))),
      h('p', { class: 'cmf-days' }, words.days(Math.abs(day - view.vs))),
      end,
    ]);
  }

  function draw(): void {
    const view = store.get();
    if (view.vs === undefined) {
      status.textContent = '';
      listed = [];
      attention.set({ outlines: [], pointed: null, chosen: null });
      redraw(body, areasNow(context));
      return;
    }
    if (!shown) {
      const dates = [view.vs, chosenDay(view, series)];
      const bare = dates.filter((day) => !coverageAt(series, day));
      const named = bare.map((day) => formatDay(day, 'day', language));
      status.textContent = words.noMapOf(named.join(createMessages(language).listSeparator));
      redraw(body, []);
      return;
    }
    const zone = shownZone(view, shown);
    status.textContent = summary(shown, zone);
    redraw(body, [
      caveatList(shown.comparison, context),
      zoneSection(shown, view),
      ...(regions.length > 0 ? [regionSection(shown, zone)] : []),
      placeSection(shown, view),
      frontSection(shown),
      ...actorSection(shown),
    ]);
    // Together: what is chosen from the start is where the address already has the map.
    attention.set({ outlines: outlinesOf(listed, shown.comparison, context), chosen: chosenId() });
    markRows(body, attention.get().pointed, attention.get().chosen);
  }

  /** The zone that provinces are told of: the view's, else the one that changed most of those controlled. */
  function shownZone({ zone }: ViewState, { zones }: FiguresSoFar): number {
    const named = series.zones.findIndex(({ id }) => id === zone);
    if (named >= 0) return named;
    const rank = (index: number) => {
      const { gainKm2, lossKm2 } = zones[index]!;
      return [series.zones[index]!.status === 'control' ? 1 : 0, gainKm2 + lossKm2] as const;
    };
    return zones.reduce((best, { zone: index }) => {
      const [p, q] = [rank(index), rank(best)];
      return p[0] > q[0] || (p[0] === q[0] && p[1] > q[1]) ? index : best;
    }, 0);
  }

  function summary({ zones }: FiguresSoFar, zone: number): string {
    const step = stepFor([zones[zone]!]);
    const { gainKm2, lossKm2 } = addUp([zones[zone]!], step).total;
    const area = (km2: number) =>
      createMessages(language).areaKm2(figure(km2, language, step < 1 ? 1 : 0));
    return words.summary(
      zoneName(series, zone, language),
      words.gainedArea(area(gainKm2)),
      words.lostArea(area(lossKm2)),
    );
  }

  function zoneSection(
    { zones, comparison: { from, to } }: FiguresSoFar,
    view: ViewState,
  ): HTMLElement {
    const told = zones.filter(({ heldKm2, gainKm2, lossKm2 }) => heldKm2 + gainKm2 + lossKm2 > 0);
    if (told.length === 0) return h('p', { class: 'cmf-note' }, words.nobodyHeld);
    const rows = told.map((figures) => {
      const { id } = series.zones[figures.zone]!;
      const chosen = id === view.zone;
      const choose = button(
        { class: 'cmf-choice', key: `zone ${id}`, 'aria-pressed': String(chosen) },
        () => store.set({ zone: chosen ? undefined : id }, 'figures', 'push'),
        swatch(figures.zone),
        zoneName(series, figures.zone, language),
      );
      return { head: choose, figures, chosen };
    });
    return changeTable(context, words.byZone, rows, to - from);
  }

  function regionSection({ regions: found }: FiguresSoFar, zone: number): HTMLElement {
    const caption = words.byRegion(zoneName(series, zone, language));
    if (!found) return pending(caption);
    return h(
      'div',
      {},
      regionTable(context, caption, found, zone),
      h('p', { class: 'cmf-note' }, words.roundedToAddUp),
    );
  }

  function placeSection({ places }: FiguresSoFar, view: ViewState): HTMLElement {
    const region = regions.find(({ id }) => id === view.region);
    const title = region ? words.largestIn(localize(region.name, language)) : words.largest;
    if (!places) return pending(title);
    const found = placesInView(places, view, series.zones, regions);
    listed = showAll ? found.slice(0, 40) : found.slice(0, FEW);
    const rest = Math.min(40, found.length) - listed.length;
    const more =
      rest > 0
        ? [
            button(
              { class: 'cmf-quiet', key: 'more' },
              () => {
                showAll = true;
                draw();
                body.querySelector<HTMLElement>(`[data-key="${outlineId(FEW)}"]`)?.focus();
              },
              words.more(rest),
            ),
          ]
        : [];
    return h(
      'section',
      { 'aria-label': title },
      h('h3', {}, title),
      listed.length === 0
        ? h('p', { class: 'cmf-note' }, region || view.zone ? words.noneHere : words.nothingChanged)
        : changedPlaceList(listed, context, choose),
      ...more,
      ...(region && listed.length > 0 ? [h('p', { class: 'cmf-note' }, words.piecesWhole)] : []),
    );
  }

  function choose({ point: [lon, lat] }: ChangedPlace, isChosen: boolean): void {
    store.set({ spot: isChosen ? undefined : { lat, lon } }, 'figures', 'push');
  }

  /** The chosen piece is the one the view's spot lies in: so that the address restores it, and the map may choose it. */
  function mark(): void {
    if (shown) attention.set({ chosen: chosenId() });
  }

  function chosenId(): string | null {
    const index = placeAtSpot(listed, store.get().spot);
    return index < 0 ? null : outlineId(index);
  }

  function frontSection({ fronts, comparison }: FiguresSoFar): HTMLElement {
    if (fronts === undefined) return pending(words.fronts);
    return h(
      'section',
      { 'aria-label': words.fronts },
      h('h3', {}, words.fronts),
      frontTable(context, { fronts, comparison }),
    );
  }

  /** Only where an actor has ground of more than one status: elsewhere an actor's figures are its zone's. */
  function actorSection({ actors, comparison: { from, to } }: FiguresSoFar): HTMLElement[] {
    if (!actors) return [];
    const several = actors.filter(
      ({ actor }) => actors.filter((other) => other.actor === actor).length > 1,
    );
    if (several.length === 0) return [];
    const messages = createMessages(language);
    const rows = several.map((figures) => {
      const actor = series.actors.find(({ id }) => id === figures.actor)!;
      const statuses = figures.statuses.map((status) => messages.status[status]);
      return { head: `${localize(actor.name, language)}: ${statuses.join(' + ')}`, figures };
    });
    return [
      h(
        'section',
        {},
        changeTable(context, words.byActor, rows, to - from),
        h('p', { class: 'cmf-note' }, words.byActorNote),
      ),
    ];
  }

  function pending(title: string): HTMLElement {
    return h(
      'section',
      { 'aria-busy': 'true' },
      h('h3', {}, title),
      h('p', { class: 'cmf-note' }, words.reckoning),
    );
  }
}
