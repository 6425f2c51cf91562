import type { SeriesInfo } from '../../core/series/series.ts';
import type { FiguresPaint } from './context.ts';
import { h } from './dom.ts';

/** Puts the map's paint on `root` as custom properties, which swatches and strips take their backgrounds from. */
export function applyPaint(
  root: HTMLElement,
  { zones, actors }: Pick<SeriesInfo, 'zones' | 'actors'>,
  paint: FiguresPaint,
): void {
  zones.forEach((_, zone) => {
    const url = `url("data:image/svg+xml,${encodeURIComponent(paint.zone(zone))}")`;
    root.style.setProperty(zoneProperty(zone), url);
  });
  actors.forEach(({ id }, i) => {
    root.style.setProperty(`--cmf-actor-${i}`, paint.actor(id));
  });
}

/** Paints an element as a zone. */
export function asZone<T extends HTMLElement>(element: T, zone: number): T {
  element.style.backgroundImage = `var(${zoneProperty(zone)})`;
  return element;
}

/** Paints an element as an actor; grey for one that the series does not know. */
export function asActor<T extends HTMLElement>(
  element: T,
  { actors }: Pick<SeriesInfo, 'actors'>,
  id: string,
): T {
  const i = actors.findIndex((actor) => actor.id === id);
  element.style.backgroundColor = i < 0 ? '#808080' : `var(--cmf-actor-${i})`;
  return element;
}

/** A small sample of a zone, beside its name. */
export function swatch(zone: number): HTMLElement {
  return asZone(h('span', { class: 'cmf-swatch', 'aria-hidden': 'true' }), zone);
}

function zoneProperty(zone: number): string {
  return `--cmf-zone-${zone}`;
}
