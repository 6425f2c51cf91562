import { moveTo, putBeside } from '../ui/map/place-beside.ts';

/** A point of the map that someone is pointed to. */
export interface Spot {
  readonly lon: number;
  readonly lat: number;
  /** a few words about it, shown beside it; they say nothing that the page does not say elsewhere */
  readonly text: string;
}

/** What a mark needs of a map: MapLibre's own, or a picture that does the same. */
export interface MarkedMap {
  project(position: [lon: number, lat: number]): { x: number; y: number };
  on(type: 'move', listener: () => void): unknown;
  off(type: 'move', listener: () => void): unknown;
}

/** Distance of the words from the map's edges, CSS pixels. */
const EDGE_PX = 8;

/** A ring on one point of the map and a plate with words beside it, which stay on it as the map moves. */
export function createSpotMark(
  container: HTMLElement,
  map: MarkedMap,
): { show(spot: Spot | null): void; destroy(): void } {
  const ring = document.createElement('div');
  ring.className = 'cm-spot-ring';
  const plate = document.createElement('p');
  plate.className = 'cm-spot-plate';
  for (const part of [ring, plate]) {
    part.setAttribute('aria-hidden', 'true');
    part.hidden = true;
    container.append(part);
  }
  let shown: Spot | null = null;
  const place = () => {
    if (!shown) return;
    const { x, y } = map.project([shown.lon, shown.lat]);
    const isAway = x < 0 || y < 0 || x > container.clientWidth || y > container.clientHeight;
    ring.hidden = isAway;
    plate.hidden = isAway;
    if (isAway) return;
    moveTo(ring, x, y);
    const { clientWidth, clientHeight } = container;
    const room = {
      left: EDGE_PX,
      top: EDGE_PX,
      right: clientWidth - EDGE_PX,
      bottom: clientHeight - EDGE_PX,
    };
    putBeside(plate, { x, y }, room);
  };
  map.on('move', place);
  return {
    show(spot) {
      shown = spot;
      plate.textContent = spot?.text ?? '';
      ring.hidden = plate.hidden = !spot;
      place();
    },
    destroy() {
      map.off('move', place);
      ring.remove();
      plate.remove();
    },
  };
}
