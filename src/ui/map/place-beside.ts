import type { Map as MapLibreMap } from 'maplibre-gl';
import type { PlaceFeature } from '../../core/publication/publication.ts';

/** A box of the map in CSS pixels. */
export interface Room {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Distance of a label from its place, and from the map's edges, CSS pixels. */
const GAP_PX = 14;
const EDGE_PX = 8;

/** Where a place is on screen, CSS pixels from the map's top left. */
export function positionOf(place: PlaceFeature, map: MapLibreMap): { x: number; y: number } {
  const [lon, lat] = place.geometry.coordinates;
  return map.project([lon, lat]);
}

/** The part of the map that nothing else covers, with a margin. */
export function freeRoom({ clientWidth, clientHeight }: HTMLElement, map: MapLibreMap): Room {
  const { left = 0, top = 0, right = 0, bottom = 0 } = map.getPadding();
  return {
    left: left + EDGE_PX,
    top: top + EDGE_PX,
    right: clientWidth - right - EDGE_PX,
    bottom: clientHeight - bottom - EDGE_PX,
  };
}

/**
 * Puts a label right or left of a place, else above or below it, else at the far end of the room: not on the place. Beside
 * it, the label goes under panels at the room's top, where there is room under them.
 */
export function putBeside(
  label: HTMLElement,
  { x, y }: { x: number; y: number },
  room: Room,
  panels: readonly Room[] = [],
): void {
  const { offsetWidth: width, offsetHeight: height } = label;
  const beside = [x + GAP_PX, x - GAP_PX - width].find(
    (at) => at >= room.left && at + width <= room.right,
  );
  if (beside !== undefined) {
    const top = clamp(y - height / 2, room.top, room.bottom - height);
    const under = panels
      .filter(({ left, right }) => left < beside + width && right > beside)
      .map(({ bottom }) => bottom + EDGE_PX)
      .filter((at) => at + height <= room.bottom);
    moveTo(label, beside, Math.max(top, ...under));
    return;
  }
  const across = clamp(x - width / 2, room.left, room.right - width);
  const farEnd = y > (room.top + room.bottom) / 2 ? room.top : room.bottom - height;
  const down =
    [y - GAP_PX - height, y + GAP_PX].find((at) => at >= room.top && at + height <= room.bottom) ??
    farEnd;
  moveTo(label, across, down);
}

/**
 * Puts a label right, left, above or below a box on screen, wherever it does not cover it; over its far corner only
 * where the box fills the room.
 */
export function putClearOf(label: HTMLElement, box: Room, room: Room): void {
  const { offsetWidth: width, offsetHeight: height } = label;
  const x = clamp((box.left + box.right - width) / 2, room.left, room.right - width);
  const y = clamp((box.top + box.bottom - height) / 2, room.top, room.bottom - height);
  const ways: readonly (readonly [number, number])[] = [
    [box.right + GAP_PX, y],
    [box.left - GAP_PX - width, y],
    [x, box.top - GAP_PX - height],
    [x, box.bottom + GAP_PX],
  ];
  const fits = ways.find(
    ([left, top]) =>
      left >= room.left &&
      left + width <= room.right &&
      top >= room.top &&
      top + height <= room.bottom,
  );
  moveTo(label, ...(fits ?? ([room.right - width, room.bottom - height] as const)));
}

/** Moves an element that lies at the map's top left. */
export function moveTo(element: HTMLElement, x: number, y: number): void {
  element.style.setProperty('translate', `${Math.round(x)}px ${Math.round(y)}px`);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
