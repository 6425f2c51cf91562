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
/** Less than this of a label is of no use: rather than that it covers others, CSS pixels. */
const LEAST_PX = 100;

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
 * Puts a label right or left of a place, else above or below it, else at the far end of the room: not on the place. Where
 * the room under panels, above or below the place is too low for it, the label is made to fit, and scrolls.
 */
export function putBeside(
  label: HTMLElement,
  { x, y }: { x: number; y: number },
  room: Room,
  panels: readonly Room[] = [],
): void {
  limitTo(label, room.bottom - room.top);
  const { offsetWidth: width, offsetHeight: height } = label;
  const beside = [x + GAP_PX, x - GAP_PX - width].find(
    (at) => at >= room.left && at + width <= room.right,
  );
  if (beside !== undefined) {
    const top = topUnder(panels, beside, beside + width, room);
    const fitting = limitTo(label, room.bottom - top);
    moveTo(label, beside, clamp(y - fitting / 2, top, room.bottom - fitting));
    return;
  }
  const across = clamp(x - width / 2, room.left, room.right - width);
  const top = topUnder(panels, across, across + width, room);
  const [above, below] = [y - GAP_PX - top, room.bottom - y - GAP_PX];
  const isAbove = height <= above || (height > below && above > below);
  const free = Math.max(above, below);
  if (free < LEAST_PX) {
    moveTo(label, across, y > (top + room.bottom) / 2 ? room.top : room.bottom - height);
    return;
  }
  const fitting = limitTo(label, isAbove ? above : below);
  moveTo(label, across, isAbove ? y - GAP_PX - fitting : y + GAP_PX);
}

/** The room's top under the panels between two edges, unless too little is left there. */
function topUnder(panels: readonly Room[], left: number, right: number, room: Room): number {
  const bottoms = panels
    .filter((panel) => panel.left < right && panel.right > left)
    .map(({ bottom }) => bottom + EDGE_PX)
    .filter((bottom) => bottom <= room.bottom - LEAST_PX);
  return Math.max(room.top, ...bottoms);
}

/** Makes a label no higher than this; its height then. */
function limitTo(label: HTMLElement, most: number): number {
  label.style.removeProperty('max-block-size');
  label.classList.remove('cm-limited');
  if (label.offsetHeight > most) {
    label.style.setProperty('max-block-size', `${Math.floor(most)}px`);
    label.classList.add('cm-limited');
  }
  return label.offsetHeight;
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
