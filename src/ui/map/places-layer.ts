import type {
  GeoJSONSourceSpecification,
  LayerSpecification,
  MapMouseEvent,
  Map as MapLibreMap,
} from 'maplibre-gl';
import type { PlaceCollection, PlaceFeature } from '../../core/publication/publication.ts';
import { localize } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { type Holding, holdingAt, readHoldings } from './place-holding.ts';

/** Colours of the places on a theme. */
export interface PlaceColors {
  readonly land: string;
  readonly ink: string;
  /** the ring of a place whose holder is not known */
  readonly muted: string;
}

/** The places' part of a map style. */
export interface PlacesStyle {
  readonly source: GeoJSONSourceSpecification;
  readonly layers: readonly LayerSpecification[];
}

export const PLACES_SOURCE = 'cm-places';
const DOTS = 'cm-place-dots';
const LABELS = 'cm-place-labels';
const REGIONS = 'cm-region-labels';
const REACH_PX = { mouse: 8, touch: 22 };

/** Source and layers of the places: a dot ringed by its holder's colour (feature state), its name beside it. */
export function placesStyle(
  places: PlaceCollection,
  language: string,
  colors: PlaceColors,
  font: readonly string[],
): PlacesStyle {
  const features = places.features.map(({ properties, geometry }, index) => ({
    type: 'Feature' as const,
    id: index,
    properties: {
      id: properties.id,
      kind: properties.kind,
      rank: properties.rank,
      label: localize(properties.name, language),
    },
    geometry: { type: 'Point' as const, coordinates: [...geometry.coordinates] },
  }));
  const text = {
    'text-color': colors.ink,
    'text-halo-color': colors.land,
    'text-halo-width': 1.5,
  };
  // A filter's zoom is a whole one: rank 3 from zoom 5 on, and so forth.
  const seen = ['<=', ['get', 'rank'], ['step', ['zoom'], 2, 5, 3, 6, 4, 7, 5]];
  return {
    source: { type: 'geojson', data: { type: 'FeatureCollection', features } },
    layers: [
      {
        id: DOTS,
        type: 'circle',
        source: PLACES_SOURCE,
        filter: ['all', ['==', ['get', 'kind'], 'place'], seen] as never,
        paint: {
          'circle-color': colors.land,
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 4, 2, 9, 4],
          'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 4, 1.5, 9, 2.5],
          'circle-stroke-color': ['coalesce', ['feature-state', 'ring'], colors.muted] as never,
          'circle-stroke-color-transition': { duration: 0, delay: 0 },
        },
      },
      {
        id: LABELS,
        type: 'symbol',
        source: PLACES_SOURCE,
        filter: ['all', ['==', ['get', 'kind'], 'place'], seen] as never,
        layout: {
          'text-field': ['get', 'label'],
          'text-font': [...font],
          'text-size': ['interpolate', ['linear'], ['get', 'rank'], 1, 14, 5, 11.5],
          'text-variable-anchor-offset': [
            'left', [0.7, 0], 'right', [-0.7, 0], 'top', [0, 0.5], 'bottom', [0, -0.5],
          ] as never,
          'text-justify': 'auto',
          'symbol-sort-key': ['get', 'rank'],
        },
        paint: text,
      },
      {
        id: REGIONS,
        type: 'symbol',
        source: PLACES_SOURCE,
        filter: ['==', ['get', 'kind'], 'region'],
        maxzoom: 7,
        layout: {
          'text-field': ['get', 'label'],
          'text-font': [...font],
          'text-size': 12,
          'text-letter-spacing': 0.12,
          'symbol-sort-key': ['get', 'rank'],
        },
        paint: { ...text, 'text-opacity': 0.8 },
      },
    ],
  };
}

/** Rings of the shown date, and the pointer on places. */
export interface PlacesBehaviour {
  /** Colours every ring by who holds its place on `day`; in the map's next frame. */
  setDay(day: Day, colorOf: (holder: string) => string | null): void;
  destroy(): void;
}

/** `onChoose` gets the place clicked or tapped, undefined for the empty map. */
export function attachPlaces(
  map: MapLibreMap,
  places: PlaceCollection,
  onChoose: (place: PlaceFeature | undefined) => void,
): PlacesBehaviour {
  const holdings: readonly (readonly Holding[])[] = places.features.map(({ properties }) =>
    readHoldings(properties.holders),
  );

  const placeAt = ({ point, originalEvent }: MapMouseEvent): PlaceFeature | undefined => {
    const layers = [DOTS, LABELS, REGIONS].filter((id) => map.getLayer(id));
    const touched = (originalEvent as PointerEvent).pointerType === 'touch';
    const reach = touched ? REACH_PX.touch : REACH_PX.mouse;
    const found = map.queryRenderedFeatures(
      [
        [point.x - reach, point.y - reach],
        [point.x + reach, point.y + reach],
      ],
      { layers },
    );
    const away = (place: PlaceFeature) => {
      const [lon, lat] = place.geometry.coordinates;
      return map.project([lon, lat]).dist(point);
    };
    return found
      .map(({ id }) => places.features[id as number]!)
      .sort((a, b) => away(a) - away(b))[0];
  };
  const onClick = (event: MapMouseEvent) => onChoose(placeAt(event));
  const onMove = (event: MapMouseEvent) => {
    map.getCanvas().style.cursor = placeAt(event) ? 'pointer' : '';
  };
  map.on('click', onClick);
  map.on('mousemove', onMove);

  return {
    setDay(day, colorOf) {
      if (!map.getSource(PLACES_SOURCE)) return;
      holdings.forEach((spans, id) => {
        const holder = holdingAt(spans, day)?.holder;
        const ring = (holder && colorOf(holder)) ?? null;
        const target = { source: PLACES_SOURCE, id };
        if (map.getFeatureState(target)?.ring !== ring) map.setFeatureState(target, { ring });
      });
    },
    destroy() {
      map.off('click', onClick);
      map.off('mousemove', onMove);
    },
  };
}
