import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import type { PlaceCollection } from '../../core/publication/publication.ts';
import type { Theme } from '../../core/view/view-state.ts';
import type { GazetteerPlace } from '../../picture/basemap.ts';
import { mix } from '../../picture/color.ts';
import { palettes } from '../../picture/palette.ts';
import { type BasemapStyleOptions, createBasemapStyle } from './basemap-style.ts';
import { basemapFonts } from './fonts.ts';
import { withPlaces } from './places-layer.ts';

export interface MapStyleOptions extends Omit<BasemapStyleOptions, 'fonts' | 'omitPlaces'> {
  readonly places: PlaceCollection;
  readonly twins: ReadonlyMap<string, GazetteerPlace>;
  /** false greys the land: no snapshot covers the date */
  readonly covered: boolean;
}

const LANDS = ['worldLand', 'land', 'focusLand'] as const;
const NO_MAP_GREY = '#8a8a8a';
const NO_MAP_OPACITY = 0.45;

/** Basemap and places as one style; changes show at once, without transitions. */
export function composeStyle(options: MapStyleOptions): StyleSpecification {
  const { places, twins, language, theme, covered } = options;
  const omitPlaces = new Set([...twins.values()].map(({ id }) => id));
  const basemap = createBasemapStyle({ ...options, fonts: basemapFonts, omitPlaces });
  const style = withPlaces(basemap, places, twins, language, theme);
  const layers = style.layers.map((layer) =>
    layer.type === 'fill' && isLand(layer.id)
      ? { ...layer, paint: { ...layer.paint, 'fill-color': landColor(layer.id, theme, covered) } }
      : layer,
  );
  return { ...style, layers, transition: { duration: 0, delay: 0 } };
}

/** Greys the land where no snapshot covers the date, or gives it back its colour; in the map's next frame. */
export function greyLand(map: MapLibreMap, theme: Theme, grey: boolean): void {
  for (const id of LANDS) {
    if (map.getLayer(id)) map.setPaintProperty(id, 'fill-color', landColor(id, theme, !grey));
  }
}

function landColor(id: (typeof LANDS)[number], theme: Theme, covered: boolean): string {
  const { land, focusLand } = palettes[theme];
  const color = id === 'focusLand' ? focusLand : land;
  return covered ? color : mix(NO_MAP_GREY, color, NO_MAP_OPACITY);
}

function isLand(id: string): id is (typeof LANDS)[number] {
  return (LANDS as readonly string[]).includes(id);
}
