import type { Map as MapLibreMap } from 'maplibre-gl';
import { type Holding, holdingAt, readHoldings } from '../../core/figures/place-holding.ts';
import type { PlaceFeature } from '../../core/publication/publication.ts';
import type { Source } from '../../core/series/series.ts';
import { localize } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { formatDay } from '../../core/words/format.ts';
import { html, svg } from './dom.ts';
import type { MapMessages } from './map-messages.ts';
import { freeRoom, moveTo, positionOf, putBeside, type Room } from './place-beside.ts';

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

export function createPlacePlate(
  container: HTMLElement,
  map: MapLibreMap,
  onClose: () => void,
  panels: () => readonly Room[],
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
    const at = positionOf(shown, map);
    moveTo(ring, at.x, at.y);
    const { clientWidth, clientHeight } = container;
    plate.classList.toggle(
      'cm-away',
      at.x < 0 || at.y < 0 || at.x > clientWidth || at.y > clientHeight,
    );
    putBeside(plate, at, freeRoom(container, map), panels());
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

  const now = holdingAt(holdings, day);
  const status = html('p', {}, holderLine(now, context));
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

/** Who holds the place on the shown date, in words. */
export function holderLine(now: Holding | null, context: PlateContext): string {
  const date = formatDay(context.day, 'day', context.language);
  return now && now.holder !== 'unknown'
    ? context.messages.heldBy(context.actorName(now.holder), date)
    : context.messages.holderNotKnown(date);
}

function nameOf({ holder }: Holding, context: PlateContext): string {
  return holder === 'unknown' ? context.messages.unknownHolder : context.actorName(holder);
}

function span({ from, to }: Holding, { messages, language }: PlateContext): string {
  const write = (date: NonNullable<typeof from>) => formatDay(date.day, date.precision, language);
  if (from && to) return messages.fromTo(write(from), write(to));
  if (from) return messages.since(write(from));
  return to ? messages.until(write(to)) : messages.throughout;
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
