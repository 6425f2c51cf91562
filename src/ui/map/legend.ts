import { type Localized, localize, type SeriesInfo } from '../../core/series/series.ts';
import type { Topology } from '../../core/topology/topology.ts';
import type { Theme, ViewState } from '../../core/view/view-state.ts';
import { createMessages } from '../../core/words/messages.ts';
import { zoneName } from '../../core/words/zone-name.ts';
import { zonePaints } from '../../picture/zone-paint.ts';
import type { Store } from '../state/store.ts';
import {
  areasOfChange,
  changeLegendRows,
  isEstimatedChange,
  type ShownChange,
} from './change-legend.ts';
import { comparedView } from './compared-view.ts';
import { html } from './dom.ts';
import { createLegendFrame, inFullAndBrief } from './legend-frame.ts';
import { legendSwatch } from './legend-swatch.ts';

export interface LegendOptions {
  readonly topology: Topology;
  readonly store: Store;
  /** the view's `theme` goes before it */
  readonly theme: Theme;
  /** BCP 47 */
  readonly language: string;
  /** how the shapes were made, when they are estimated */
  readonly methodNote?: Localized;
}

/** Areas are reckoned once the dates rest, so that dragging a handle costs nothing here; milliseconds. */
const REST_MS = 150;

/**
 * Adds the legend to `container` and keeps it in step with the view: a row for every zone in the map's own paint, with
 * its definition when unfolded; of a change, held, gained and lost with their areas.
 */
export function createLegend(
  container: HTMLElement,
  { topology, store, theme, language, methodNote }: LegendOptions,
): { destroy(): void } {
  const { series } = topology;
  const frame = createLegendFrame(container, language);
  const words = createMessages(language);
  const note = methodNote ? localize(methodNote, language) : words.estimated;
  let timer = 0;
  let shown = '';

  const changeOf = (view: ViewState): ShownChange | null => {
    const { mode, day, vs, zone } = comparedView(view, series, false);
    return mode === 'change' && vs !== null
      ? { topology, from: vs, to: day, zone, theme: view.theme ?? theme, language }
      : null;
  };
  const show = () => {
    const view = store.get();
    const change = changeOf(view);
    const key = JSON.stringify(change ? { ...change, topology: null } : (view.theme ?? theme));
    if (key === shown) return;
    shown = key;
    clearTimeout(timer);
    if (!change) {
      const estimated = series.snapshots.some(({ method }) => method === 'estimate');
      frame.setContent(
        zoneRows(series, view.theme ?? theme, language, estimated),
        estimated || methodNote ? note : null,
        ...(estimated ? [words.estimated] : []),
      );
      return;
    }
    const ownNote = isEstimatedChange(change) ? note : null;
    frame.setContent(changeLegendRows(change), ownNote, words.estimated);
    timer = window.setTimeout(async () => {
      const areas = await areasOfChange(change);
      if (key !== shown) return;
      frame.setContent(changeLegendRows(change, areas), ownNote, words.estimated);
    }, REST_MS);
  };
  show();
  const unsubscribe = store.subscribe(show);
  return {
    destroy() {
      clearTimeout(timer);
      shown = '';
      unsubscribe();
      frame.destroy();
    },
  };
}

function zoneRows(
  series: SeriesInfo,
  theme: Theme,
  language: string,
  estimated: boolean,
): HTMLLIElement[] {
  const { status } = createMessages(language);
  const isOfOne = new Set(series.zones.map(({ actor }) => actor)).size === 1;
  return zonePaints(series, theme, estimated)
    .sort((a, b) => a.zone - b.zone)
    .map((paint) => {
      const zone = series.zones[paint.zone]!;
      const name = zoneName(series, paint.zone, language);
      const words = inFullAndBrief(name, isOfOne ? status[zone.status] : name);
      const text = html('div', {}, html('b', { class: 'cm-legend-name' }, ...words));
      if (zone.definition)
        text.append(
          html('p', { class: 'cm-legend-text', dir: 'auto' }, localize(zone.definition, language)),
        );
      return html('li', { class: 'cm-legend-row' }, legendSwatch([paint], paint), text);
    });
}
