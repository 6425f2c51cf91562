import type { ChangedPlace } from '../../core/figures/changed-places.ts';
import type { Comparison } from '../../core/figures/comparison.ts';
import type { Region } from '../../core/figures/region.ts';
import { isInside } from '../../core/geometry/flat-ring.ts';
import { placeWords } from '../../core/take-away/place-words.ts';
import type { ViewState } from '../../core/view/view-state.ts';
import { formatAreaKm2 } from '../../core/words/format.ts';
import { zoneName } from '../../core/words/zone-name.ts';
import type { Outline } from '../state/attention.ts';
import type { FiguresContext } from './context.ts';
import { button, h } from './dom.ts';
import { swatch } from './paint.ts';

/** Rows shown before the reader asks for more. */
export const FEW = 8;

/** The pieces that a view's zone and region leave, largest first. */
export function placesInView(
  places: readonly ChangedPlace[],
  { zone, region }: ViewState,
  zones: readonly { readonly id: string }[],
  regions: readonly Region[],
): ChangedPlace[] {
  const within = regions.find(({ id }) => id === region);
  return places.filter(
    (place) =>
      (zone === undefined ||
        zones[place.zone]!.id === zone ||
        !zones.some(({ id }) => id === zone)) &&
      (!within || meets(within, place)),
  );
}

/** True where a piece has ground in common with a region; rings of GeoJSON are turned as the region's are. */
function meets({ area }: Region, { polygon, bbox }: ChangedPlace): boolean {
  const [west, south, east, north] = area.box;
  if (bbox[2] <= west || bbox[0] >= east || bbox[3] <= south || bbox[1] >= north) return false;
  return Math.abs(area.ringsKm2(polygon.map((ring) => ring.slice(0, -1).flat()))) > 1e-3;
}

/** The piece that a view's spot lies in, or null. */
export function placeAtSpot(places: readonly ChangedPlace[], spot: ViewState['spot']): number {
  if (!spot) return -1;
  return places.findIndex(
    ({ polygon }) =>
      polygon.filter((ring) => isInside(ring.slice(0, -1).flat(), spot.lon, spot.lat)).length %
        2 ===
      1,
  );
}

/** What the map draws of the pieces: the same ids as the list's rows. */
export function outlinesOf(
  places: readonly ChangedPlace[],
  { caveats }: Comparison,
  context: FiguresContext,
): Outline[] {
  const estimated = caveats.some(({ code }) => code === 'estimated');
  return places.map((place, i) => ({
    id: outlineId(i),
    text: `${placeWords(place, context.language)}: ${changeWords(place, context)}`,
    polygon: place.polygon,
    bbox: place.bbox,
    estimated,
  }));
}

export function outlineId(index: number): string {
  return `change-${index}`;
}

function changeWords(
  { change, areaKm2 }: ChangedPlace,
  { words, language }: FiguresContext,
): string {
  const area = formatAreaKm2(areaKm2, { language });
  return change === 'gain' ? words.gainedArea(area) : words.lostArea(area);
}

/** The largest changes as rows to choose from; each points to its outline on the map, and the outline to its row. */
export function changedPlaceList(
  places: readonly ChangedPlace[],
  context: FiguresContext,
  onChoose: (place: ChangedPlace, isChosen: boolean) => void,
): HTMLElement {
  const { attention, topology, language } = context;
  const { zones } = topology.series;
  const rows = places.map((place, i) => {
    const id = outlineId(i);
    const row = button(
      { class: 'cmf-place', key: id, 'aria-pressed': 'false' },
      () => onChoose(place, row.getAttribute('aria-pressed') === 'true'),
      swatch(place.zone),
      h(
        'span',
        { class: 'cmf-place-where' },
        placeWords(place, language),
        ...(zones.length > 1
          ? [
              h(
                'span',
                { class: 'cmf-place-zone' },
                zoneName(topology.series, place.zone, language),
              ),
            ]
          : []),
      ),
      h('span', { class: `cmf-place-area cmf-${place.change}` }, changeWords(place, context)),
    );
    const point = (at: string | null) => () => attention.set({ pointed: at });
    row.addEventListener('pointerenter', point(id));
    row.addEventListener('pointerleave', point(null));
    row.addEventListener('focus', point(id));
    row.addEventListener('blur', point(null));
    return h('li', {}, row);
  });
  return h('ol', { class: 'cmf-places' }, ...rows);
}

/** Marks the rows that the map or the reader points to and has chosen. */
export function markRows(root: HTMLElement, pointed: string | null, chosen: string | null): void {
  for (const row of root.querySelectorAll<HTMLElement>('.cmf-place')) {
    row.classList.toggle('cmf-pointed', row.dataset.key === pointed);
    row.setAttribute('aria-pressed', String(row.dataset.key === chosen));
  }
}
