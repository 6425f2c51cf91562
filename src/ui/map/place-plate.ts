import type { Map as MapLibreMap } from 'maplibre-gl';
import type { PlaceFeature } from '../../core/publication/publication.ts';
import type { Source } from '../../core/series/series.ts';
import { localize } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { formatDay } from '../i18n/format.ts';
import { html, svg } from './dom.ts';
import type { MapMessages } from './map-messages.ts';
import { type Holding, holdingAt, readHoldings } from './place-holding.ts';

/** What a plate needs to speak of a place. */
export interface PlateContext {
  readonly day: Day;
  readonly language: string;
  readonly messages: MapMessages;
  readonly sources: readonly Source[];
  /** an actor's name, and its colour on this theme */
  actorName(id: string): string;
  actorColor(id: string): string;
}

/** The chosen place's label, with who held it and when. Beside the place, never on it, never outside the map. */
export interface PlacePlate {
  show(place: PlaceFeature | undefined, context: PlateContext): void;
  destroy(): void;
}

/** Distance of the plate from its place, and from the map's edges, CSS pixels. */
const GAP_PX = 14;
const EDGE_PX = 8;

export function createPlacePlate(
  container: HTMLElement,
  map: MapLibreMap,
  onClose: () => void,
): PlacePlate {
  const ring = html('div', { class: 'cm-place-ring', hidden: '' });
  const plate = html('section', { class: 'cm-place-plate', hidden: '' });
  container.append(ring, plate);
  let shown: PlaceFeature | undefined;

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && shown) onClose();
  };
  container.addEventListener('keydown', onKey);
  map.on('move', put);
  map.on('resize', put);

  return {
    show(place, context) {
      const another = place?.properties.id !== shown?.properties.id;
      shown = place;
      plate.hidden = !place;
      ring.hidden = !place || place.properties.kind === 'region';
      if (!place) return;
      const history = plate.querySelector('ol');
      const scrolled = another ? 0 : (history?.scrollTop ?? 0);
      plate.setAttribute('aria-label', localize(place.properties.name, context.language));
      plate.replaceChildren(...content(place, context, onClose));
      plate.querySelector('ol')?.scrollTo({ top: scrolled });
      put();
    },
    destroy() {
      container.removeEventListener('keydown', onKey);
      map.off('move', put);
      map.off('resize', put);
      ring.remove();
      plate.remove();
    },
  };

  function put(): void {
    if (!shown) return;
    const [lon, lat] = shown.geometry.coordinates;
    const place = map.project([lon, lat]);
    moveTo(ring, place.x, place.y);
    const { clientWidth: width, clientHeight: height } = container;
    const padding = map.getPadding();
    const free = {
      left: EDGE_PX + (padding.left ?? 0),
      top: EDGE_PX + (padding.top ?? 0),
      right: width - EDGE_PX - (padding.right ?? 0),
      bottom: height - EDGE_PX - (padding.bottom ?? 0),
    };
    const inView = place.x >= 0 && place.x <= width && place.y >= 0 && place.y <= height;
    plate.classList.toggle('cm-away', !inView);
    const { offsetWidth: w, offsetHeight: h } = plate;
    const beside = [place.x + GAP_PX, place.x - GAP_PX - w].find(
      (x) => x >= free.left && x + w <= free.right,
    );
    if (beside !== undefined) {
      moveTo(plate, beside, clamp(place.y - h / 2, free.top, free.bottom - h));
      return;
    }
    const x = clamp(place.x - w / 2, free.left, free.right - w);
    const above = place.y - GAP_PX - h;
    const below = place.y + GAP_PX;
    const y = above >= free.top ? above : below + h <= free.bottom ? below : null;
    moveTo(plate, x, y ?? (place.y > (free.top + free.bottom) / 2 ? free.top : free.bottom - h));
  }
}

function content(place: PlaceFeature, context: PlateContext, onClose: () => void): Node[] {
  const { properties } = place;
  const { messages, language, day } = context;
  const icon = svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  icon.append(svg('path', { d: 'M4 4l8 8M12 4l-8 8' }));
  const close = html('button', { type: 'button', 'aria-label': messages.close }, icon);
  close.addEventListener('click', onClose);
  const name = html('h3', {}, localize(properties.name, language));
  const head = html('header', {}, name, close);
  const holdings = readHoldings(properties.holders);
  if (holdings.length === 0) return [head];

  const date = formatDay(day, 'day', language);
  const now = holdingAt(holdings, day);
  const holder = now && now.holder !== 'unknown' ? context.actorName(now.holder) : null;
  const line = holder ? messages.heldBy(holder, date) : messages.holderNotKnown(date);
  const status = html('p', {}, line);
  if (now) status.append(' ', ...sourceLinks(now, context));
  const items = holdings.map((holding) => {
    const item = html(
      'li',
      {},
      html('b', {}, nameOf(holding, context)),
      ' ',
      span(holding, context),
    );
    item.style.setProperty('--cm-holder', context.actorColor(holding.holder));
    if (holding === now) item.setAttribute('aria-current', 'true');
    item.append(' ', ...sourceLinks(holding, context));
    if (holding.note) item.title = holding.note;
    return item;
  });
  return [head, status, html('h4', {}, messages.history), html('ol', {}, ...items)];
}

function nameOf({ holder }: Holding, context: PlateContext): string {
  return holder === 'unknown' ? context.messages.unknownHolder : context.actorName(holder);
}

function span({ from, to }: Holding, { messages, language }: PlateContext): string {
  const write = (date: NonNullable<typeof from>) => formatDay(date.day, date.precision, language);
  if (from && to) return messages.fromTo(write(from), write(to));
  if (from) return messages.since(write(from));
  return to ? messages.until(write(to)) : messages.datesNotKnown;
}

/** A source is an id of the series', or addresses and words parted by " | ". */
function sourceLinks({ source }: Holding, { sources, messages }: PlateContext): Node[] {
  const known = sources.find(({ id }) => id === source);
  const parts = known ? [known.url ?? known.title] : source.split(' | ');
  const links = parts.map((part, i) => {
    const label = parts.length > 1 ? `${messages.source} ${i + 1}` : messages.source;
    const title = known?.title ?? part;
    if (!/^https?:\/\//.test(part)) return html('span', { class: 'cm-source', title }, label);
    return html('a', { href: part, title, target: '_blank', rel: 'noopener noreferrer' }, label);
  });
  return links.flatMap((link, i) => (i === 0 ? [link] : [document.createTextNode(' '), link]));
}

function moveTo(element: HTMLElement, x: number, y: number): void {
  element.style.setProperty('translate', `${Math.round(x)}px ${Math.round(y)}px`);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
