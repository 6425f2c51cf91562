import { moveTo, putBeside } from '../ui/map/place-beside.ts';

/** A point of the map that someone is pointed to. */
export interface Spot {
  readonly lon: number;
  readonly lat: number;
  /** a few words about it, shown beside it; they say nothing that the page does not say elsewhere */
  readonly text: string;
  /** the line it lies on, which is drawn with it */
  readonly line?: readonly (readonly [lon: number, lat: number])[];
}

/** What a mark needs of a map: MapLibre's own, or a picture that does the same. */
export interface MarkedMap {
  project(position: [lon: number, lat: number]): { x: number; y: number };
  on(type: 'move', listener: () => void): unknown;
  off(type: 'move', listener: () => void): unknown;
}

const SVG = 'http://www.w3.org/2000/svg';
/** Distance of the words from the map's edges, CSS pixels. */
const EDGE_PX = 8;

/** A ring on one point of the map, a plate with words beside it and the line it lies on, which stay as the map moves. */
export function createSpotMark(
  container: HTMLElement,
  map: MarkedMap,
): { show(spot: Spot | null): void; destroy(): void } {
  const ring = document.createElement('div');
  ring.className = 'cm-spot-ring';
  const plate = document.createElement('p');
  plate.className = 'cm-spot-plate';
  plate.dir = 'auto';
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.classList.add('cm-spot-line');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  drawing.append(path);
  container.append(drawing);
  for (const part of [ring, plate]) {
    part.setAttribute('aria-hidden', 'true');
    part.hidden = true;
    container.append(part);
  }
  let shown: Spot | null = null;
  const place = () => {
    if (!shown) return;
    const { x, y } = map.project([shown.lon, shown.lat]);
    const corners = (shown.line ?? []).map(([lon, lat]) => map.project([lon, lat]));
    const d = corners.map((at) => `${at.x.toFixed(1)},${at.y.toFixed(1)}`).join('L');
    path.setAttribute('d', d && `M${d}`);
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
      path.removeAttribute('d');
      ring.hidden = plate.hidden = !spot;
      place();
    },
    destroy() {
      map.off('move', place);
      for (const part of [drawing, ring, plate]) part.remove();
    },
  };
}
