import type { Map as MapLibreMap } from 'maplibre-gl';
import { holdingAt, readHoldings } from '../../core/figures/place-holding.ts';
import type { PlaceFeature } from '../../core/publication/publication.ts';
import { localize } from '../../core/series/series.ts';
import { html } from './dom.ts';
import { freeRoom, positionOf, putBeside } from './place-beside.ts';
import { holderLine, type PlateContext } from './place-plate.ts';

/** The place under the pointer: its name and holder. What it says, the plate says to everyone. */
export function createHoverLabel(
  container: HTMLElement,
  map: MapLibreMap,
): { show(place: PlaceFeature | undefined, context: PlateContext): void; destroy(): void } {
  const label = html('div', { class: 'cm-place-hover', 'aria-hidden': 'true', hidden: '' });
  container.append(label);
  return {
    show(place, context) {
      label.hidden = !place;
      if (!place) return;
      const { name, holders } = place.properties;
      const holdings = readHoldings(holders);
      const lines =
        holdings.length > 0 ? [holderLine(holdingAt(holdings, context.day), context)] : [];
      label.replaceChildren(
        html('b', {}, localize(name, context.language)),
        ...lines.map((line) => html('span', {}, line)),
      );
      putBeside(label, positionOf(place, map), freeRoom(container, map));
    },
    destroy: () => label.remove(),
  };
}
