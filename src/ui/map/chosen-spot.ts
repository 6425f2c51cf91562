import type { Point } from '../../core/view/view-state.ts';
import { formatNumber } from '../../core/words/format.ts';
import { createMapComparisonMessages } from '../../core/words/map-comparison/messages.ts';
import { html } from './dom.ts';
import { moveTo } from './place-beside.ts';

/** What a mark needs of a map: MapLibre's own, or a picture that does the same. */
export interface MarkedMap {
  project(position: [lon: number, lat: number]): { x: number; y: number };
  on(type: 'move', listener: () => void): unknown;
  off(type: 'move', listener: () => void): unknown;
}

/** The point that the reader chose on the map, whose history is told elsewhere. */
export interface ChosenSpot {
  show(spot: Point | undefined, language: string): void;
  destroy(): void;
}

export function createChosenSpot(container: HTMLElement, map: MarkedMap): ChosenSpot {
  const mark = html('div', { class: 'cm-chosen-spot', role: 'img', hidden: '' });
  container.append(mark);
  let shown: Point | undefined;
  const place = () => {
    if (!shown) return;
    const { x, y } = map.project([shown.lon, shown.lat]);
    mark.classList.toggle(
      'cm-away',
      x < 0 || y < 0 || x > container.clientWidth || y > container.clientHeight,
    );
    moveTo(mark, x, y);
  };
  map.on('move', place);
  return {
    show(spot, language) {
      shown = spot;
      mark.hidden = !spot;
      if (!spot) return;
      const degrees = (value: number) => formatNumber(value, language, 4);
      const { spot: words } = createMapComparisonMessages(language);
      mark.setAttribute('aria-label', words(degrees(spot.lat), degrees(spot.lon)));
      place();
    },
    destroy() {
      map.off('move', place);
      mark.remove();
    },
  };
}
