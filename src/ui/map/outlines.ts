import type { GeoJSONSource, LineLayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { isInside } from '../../core/geometry/flat-ring.ts';
import type { Theme } from '../../core/view/view-state.ts';
import { palettes } from '../../picture/palette.ts';
import type { Attention, Outline } from '../state/attention.ts';
import { html } from './dom.ts';
import { freeRoom, putClearOf } from './place-beside.ts';

/**
 * Ground that figures tell of: what is pointed to or chosen is outlined, the pointer on the map and in a list mark the
 * same. Where nothing is marked no line is drawn, for it would be read as a front; a soft one says that nobody reported it.
 */
export interface Outlines {
  /** The outline at a point of the map, the smallest where several lie; null: none. */
  at(lon: number, lat: number): Outline | null;
  /** Marks what the pointer is on; null: nothing. A mark that came from elsewhere is left. */
  point(outline: Outline | null): void;
  /** Draws anew after the map's style was replaced. */
  redraw(theme: Theme): void;
  destroy(): void;
}

const SOURCE = 'cm-outlines';
const LAYERS = ['cm-outline-halo', 'cm-outline'] as const;
/** An outline smaller than this on screen is easier to hit than it is large, CSS pixels. */
const LEAST_PX = 12;

export function createOutlines(
  container: HTMLElement,
  map: MapLibreMap,
  attention: Attention,
  theme: Theme,
): Outlines {
  let shownTheme = theme;
  let mine: string | null = null;
  let isStyled = false;
  const label = html('div', { class: 'cm-outline-label', hidden: '', dir: 'auto' });
  container.append(label);

  const onMove = () => place();
  const onRestyle = () => {
    isStyled = false;
  };
  map.on('styledataloading', onRestyle);
  map.on('move', onMove);
  map.on('resize', onMove);
  const unsubscribe = attention.subscribe((now, before) => {
    if (now.outlines !== before.outlines) setData();
    else mark(before.pointed, before.chosen);
    place();
  });

  return {
    at(lon, lat) {
      const { outlines } = attention.get();
      return (
        outlines
          .filter((outline) => contains(outline, lon, lat))
          .sort((a, b) => extent(a) - extent(b))[0] ?? null
      );
    },
    point(outline) {
      const { pointed } = attention.get();
      if (outline) {
        mine = outline.id;
        attention.set({ pointed: outline.id });
      } else if (mine !== null) {
        if (pointed === mine) attention.set({ pointed: null });
        mine = null;
      }
    },
    redraw(next) {
      shownTheme = next;
      isStyled = true;
      if (attention.get().outlines.length > 0) setData();
    },
    destroy() {
      unsubscribe();
      map.off('styledataloading', onRestyle);
      map.off('move', onMove);
      map.off('resize', onMove);
      label.remove();
    },
  };

  function setData(): void {
    if (!isStyled) return;
    const { outlines, pointed, chosen } = attention.get();
    const data: GeoJSON.FeatureCollection = {
      type: 'FeatureCollection',
      features: outlines.map(({ polygon, estimated }, index) => ({
        type: 'Feature',
        id: index,
        properties: { estimated },
        geometry: {
          type: 'Polygon',
          coordinates: polygon.map((ring) => ring.map(([lon, lat]) => [lon, lat])),
        },
      })),
    };
    const source = map.getSource<GeoJSONSource>(SOURCE);
    if (source) source.setData(data);
    else addTo(map, data, shownTheme);
    map.removeFeatureState({ source: SOURCE });
    outlines.forEach(({ id }, index) => {
      if (id === pointed || id === chosen) setMark(index, id);
    });
  }

  function mark(...before: (string | null)[]): void {
    if (!isStyled || !map.getSource(SOURCE)) return;
    const { outlines, pointed, chosen } = attention.get();
    const touched = new Set([...before, pointed, chosen]);
    outlines.forEach(({ id }, index) => {
      if (touched.has(id)) setMark(index, id);
    });
  }

  function setMark(index: number, id: string): void {
    const { pointed, chosen } = attention.get();
    map.setFeatureState({ source: SOURCE, id: index }, { marked: id === pointed || id === chosen });
  }

  /** The words about the one pointed to, else about the one chosen, beside it. */
  function place(): void {
    const { outlines, pointed, chosen } = attention.get();
    const outline =
      outlines.find(({ id }) => id === pointed) ?? outlines.find(({ id }) => id === chosen);
    label.hidden = !outline;
    if (!outline) return;
    if (label.textContent !== outline.text) label.textContent = outline.text;
    const [west, south, east, north] = outline.bbox;
    const corners = [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ].map(([lon, lat]) => map.project([lon!, lat!]));
    const xs = corners.map(({ x }) => x);
    const ys = corners.map(({ y }) => y);
    putClearOf(
      label,
      {
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
      },
      freeRoom(container, map),
    );
  }

  function contains({ polygon, bbox }: Outline, lon: number, lat: number): boolean {
    const [west, south, east, north] = bbox;
    const [a, b] = [map.project([west, north]), map.project([east, south])];
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
    if (Math.max(Math.abs(b.x - a.x), Math.abs(b.y - a.y)) < LEAST_PX) {
      const at = map.project([lon, lat]);
      return Math.hypot(at.x - x, at.y - y) < LEAST_PX;
    }
    if (lon < west || lon > east || lat < south || lat > north) return false;
    return polygon.filter((ring) => isInside(ring.flat(), lon, lat)).length % 2 === 1;
  }
}

function extent({ bbox: [west, south, east, north] }: Outline): number {
  return (east - west) * (north - south);
}

function addTo(map: MapLibreMap, data: GeoJSON.FeatureCollection, theme: Theme): void {
  const { place, halo } = palettes[theme];
  const above = map.getLayersOrder().find((id) => map.getLayer(id)?.type === 'symbol');
  map.addSource(SOURCE, { type: 'geojson', data, tolerance: 0.1 });
  const line = (
    id: string,
    color: string,
    crispPx: number,
    softPx: number,
  ): LineLayerSpecification => ({
    id,
    type: 'line',
    source: SOURCE,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': color,
      'line-width': [
        'case',
        ['!', ['boolean', ['feature-state', 'marked'], false]],
        0,
        ['get', 'estimated'],
        softPx,
        crispPx,
      ],
      'line-blur': ['case', ['get', 'estimated'], softPx * 0.7, 0],
    },
  });
  map.addLayer(line(LAYERS[0], halo, 5, 12), above);
  map.addLayer(line(LAYERS[1], place, 2.5, 7), above);
}
