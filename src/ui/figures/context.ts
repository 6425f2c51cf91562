import type { NamedPlace } from '../../core/figures/changed-places.ts';
import type { Region } from '../../core/figures/region.ts';
import type { PlaceSearch } from '../../core/figures/search-places.ts';
import type { PlaceCollection } from '../../core/publication/publication.ts';
import type { Topology } from '../../core/topology/topology.ts';
import type { ViewState } from '../../core/view/view-state.ts';
import type { FiguresMessages } from '../../core/words/figures/messages.ts';
import type { Attention } from '../state/attention.ts';
import type { Store } from '../state/store.ts';

/** What figures are made of and where they meet the rest of the page. */
export interface FiguresOptions {
  readonly topology: Topology;
  readonly places: PlaceCollection;
  readonly gazetteer: readonly NamedPlace[];
  /** what changes are summed by: provinces, or the series' own; empty for none */
  readonly regions: readonly Region[];
  readonly store: Store;
  readonly attention: Attention;
  /** BCP 47 */
  readonly language: string;
  /** how the map paints zones and actors just now; asked anew when the theme changes */
  readonly paint: () => FiguresPaint;
  /** the map as shown, as a document of SVG and its size in CSS pixels; absent where no picture can be made */
  readonly picture?: (view: ViewState) => Promise<{ svg: string; width: number; height: number }>;
  /** the address that opens a view */
  readonly permalink: (view: ViewState) => string;
}

/** The map's colours and patterns. */
export interface FiguresPaint {
  /** a sample of a zone by index into `series.zones`: an SVG document that fills whatever it is put behind */
  readonly zone: (zone: number) => string;
  /** an actor's colour fit for marks on the page: a CSS colour; unknown actors are grey */
  readonly actor: (id: string) => string;
}

/** The options, with what all panels make of them. */
export interface FiguresContext extends FiguresOptions {
  readonly words: FiguresMessages;
  readonly search: PlaceSearch;
}
