import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  LngLat,
  Map as MapLibreMap,
  MapMouseEvent,
  StyleSpecification,
} from 'maplibre-gl';
import { type Holding, holdingAt, readHoldings } from '../../core/figures/place-holding.ts';
import type { PlaceCollection, PlaceFeature } from '../../core/publication/publication.ts';
import { localize } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import type { Theme } from '../../core/view/view-state.ts';
import type { GazetteerPlace } from '../../picture/basemap.ts';
import { palettes } from '../../picture/palette.ts';
import { REGULAR, SEMIBOLD } from './basemap-style.ts';

const SOURCE = 'cm-places';
const RANKS = [1, 2, 3, 4, 5] as const;
/** Zoom from which places of rank 1, 2, … are shown. */
const FROM_ZOOM = [0, 4.4, 5.4, 6.6, 7.6];
const REACH_PX = { mouse: 8, touch: 22 };

const dotsOf = (rank: number) => `cm-place-dots-${rank}`;
const namesOf = (rank: number) => `cm-place-names-${rank}`;
const PLACE_LAYERS = RANKS.flatMap((rank) => [dotsOf(rank), namesOf(rank)]);

/**
 * A style with the places in it: a dot ringed by its holder's colour (feature state `ring`), its name beside it. Each rank
 * comes right above the basemap's names of the same rank, so that neither hides what matters more. Regions are not drawn:
 * they are frames for the camera, and the basemap names countries.
 */
export function withPlaces(
  style: StyleSpecification,
  places: PlaceCollection,
  twins: ReadonlyMap<string, GazetteerPlace>,
  language: string,
  theme: Theme,
): StyleSpecification {
  const layers = [...style.layers];
  const put = (above: string, ...added: LayerSpecification[]) => {
    const at = layers.findIndex(({ id }) => id === above);
    layers.splice(at < 0 ? layers.length : at + 1, 0, ...added);
  };
  for (const rank of RANKS) {
    put(`place-dots-${rank}`, dots(rank, theme));
    put(`place-names-${rank}`, names(rank, theme));
  }
  return {
    ...style,
    sources: { ...style.sources, [SOURCE]: source(places, twins, language) },
    layers,
  };
}

function source(
  places: PlaceCollection,
  twins: ReadonlyMap<string, GazetteerPlace>,
  language: string,
): GeoJSONSourceSpecification {
  const features = places.features.map(({ properties, geometry }, index) => {
    const { id, kind, rank } = properties;
    const name = localize(properties.name, language);
    const twin = twins.get(id);
    const local = twin?.local ? twin.names[twin.local] : undefined;
    return {
      type: 'Feature' as const,
      id: index,
      properties: { kind, rank, name, ...(local && local !== name && { local }) },
      geometry: { type: 'Point' as const, coordinates: [...geometry.coordinates] },
    };
  });
  return { type: 'geojson', data: { type: 'FeatureCollection', features } };
}

function dots(rank: number, theme: Theme): LayerSpecification {
  const { focusLand, placeLocal } = palettes[theme];
  return {
    id: dotsOf(rank),
    type: 'circle',
    source: SOURCE,
    minzoom: FROM_ZOOM[rank - 1]!,
    filter: ofRank(rank),
    paint: {
      'circle-color': focusLand,
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        4,
        3 - rank * 0.3,
        9,
        4.4 - rank * 0.3,
      ],
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 4, 1.5, 9, 2.5],
      'circle-stroke-color': ['coalesce', ['feature-state', 'ring'], placeLocal],
    },
  };
}

function names(rank: number, theme: Theme): LayerSpecification {
  const { place, placeLocal, halo } = palettes[theme];
  return {
    id: namesOf(rank),
    type: 'symbol',
    source: SOURCE,
    minzoom: FROM_ZOOM[rank - 1]!,
    filter: ofRank(rank),
    layout: {
      'text-field': [
        'case',
        ['has', 'local'],
        [
          'format',
          ['get', 'name'],
          {},
          '\n',
          {},
          ['get', 'local'],
          { 'font-scale': 0.84, 'text-font': ['literal', REGULAR], 'text-color': placeLocal },
        ],
        ['format', ['get', 'name'], {}],
      ],
      'text-font': rank <= 2 ? SEMIBOLD : REGULAR,
      'text-size': ['interpolate', ['linear'], ['zoom'], 4, 14.5 - rank, 9.5, 17 - rank * 0.8],
      'text-line-height': 1.15,
      'text-variable-anchor': ['left', 'right', 'bottom', 'top', 'bottom-left', 'top-left'],
      'text-radial-offset': 0.6,
      'text-justify': 'auto',
      'text-padding': 3,
    },
    paint: { 'text-color': place, 'text-halo-color': halo, 'text-halo-width': 1.4 },
  };
}

function ofRank(rank: number): ExpressionSpecification {
  return ['all', ['==', ['get', 'kind'], 'place'], ['==', ['get', 'rank'], rank]];
}

/** Rings of the shown date, and the pointer on places. */
export interface PlacesBehaviour {
  /** Colours every ring by who holds its place on all of some days, if one does; in the map's next frame. */
  setDays(days: readonly Day[], colorOf: (holder: string) => string | null): void;
  destroy(): void;
}

/** `onChoose` gets the place clicked or tapped and the point, `onHover` those under the pointer; no place on the empty map. */
export function attachPlaces(
  map: MapLibreMap,
  places: PlaceCollection,
  onChoose: (place: PlaceFeature | undefined, at: LngLat) => void,
  onHover: (place: PlaceFeature | undefined, at: LngLat | undefined) => void,
): PlacesBehaviour {
  const holdings: readonly (readonly Holding[])[] = places.features.map(({ properties }) =>
    readHoldings(properties.holders),
  );

  const placeAt = ({ point, originalEvent }: MapMouseEvent): PlaceFeature | undefined => {
    const layers = PLACE_LAYERS.filter((id) => map.getLayer(id));
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
  const onClick = (event: MapMouseEvent) => onChoose(placeAt(event), event.lngLat);
  const onMove = (event: MapMouseEvent) => {
    if (map.isMoving()) onOut();
    else onHover(placeAt(event), event.lngLat);
  };
  const onOut = () => onHover(undefined, undefined);
  map.on('click', onClick);
  map.on('mousemove', onMove);
  map.on('mouseout', onOut);
  map.on('movestart', onOut);

  return {
    setDays(days, colorOf) {
      if (!map.getSource(SOURCE)) return;
      holdings.forEach((spans, id) => {
        const [holder, ...others] = days.map((day) => holdingAt(spans, day)?.holder);
        const same = others.every((other) => other === holder);
        const ring = (same && holder && colorOf(holder)) || null;
        const target = { source: SOURCE, id };
        if (map.getFeatureState(target)?.ring !== ring) map.setFeatureState(target, { ring });
      });
    },
    destroy() {
      map.off('click', onClick);
      map.off('mousemove', onMove);
      map.off('mouseout', onOut);
      map.off('movestart', onOut);
    },
  };
}
