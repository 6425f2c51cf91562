import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type {
  ExpressionSpecification,
  FontFacesSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  LineLayerSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { localize } from '../../core/series/series.ts';
import type { Theme } from '../../core/view/view-state.ts';
import type {
  BasemapPack,
  CountryProperties,
  Gazetteer,
  GazetteerPlace,
} from '../../picture/basemap.ts';
import { basemapShapes, type LineKind } from '../../picture/basemap-shapes.ts';
import { type Palette, palettes } from '../../picture/palette.ts';

/** URLs of one weight's font files (WOFF2), by the script they cover. */
export type FontFiles = Readonly<Record<keyof typeof UNICODE_RANGES, string>>;

export interface BasemapFonts {
  readonly regular: FontFiles;
  readonly semibold: FontFiles;
}

/** Which lines a publisher wants drawn; SOURCES.md of data/basemap says what each kind is. */
export interface BorderPolicy {
  /** between countries, with no agreement on it; dashed by default */
  readonly disputed?: 'dashed' | 'solid' | 'none';
  /** the limit of a territory run apart from its ISO 3166 country; dashed, thinner, by default */
  readonly separation?: 'dashed' | 'none';
}

export interface BasemapStyleOptions {
  readonly world: BasemapPack;
  readonly region?: BasemapPack | null;
  readonly gazetteer: Gazetteer;
  readonly theme: Theme;
  /** BCP 47: names are in this language, places with their local name beneath */
  readonly language: string;
  readonly fonts: BasemapFonts;
  readonly policy?: BorderPolicy;
  /** ids of gazetteer places to leave out, since another layer draws them */
  readonly omitPlaces?: ReadonlySet<string>;
}

/** The packs are honest to about this zoom. */
export const maxZoom = 9.5;

/** Zone fills go in before this layer: over the land and its lakes, under rivers, borders and names. */
export const CONTROL_BEFORE = 'rivers';

/** `text-font` of layers that join the style. */
export const REGULAR = ['IBM Plex Sans'];
export const SEMIBOLD = ['IBM Plex Sans SemiBold'];

/** The characters each font file has, as its package declares them; the first that covers one is used. */
const UNICODE_RANGES = {
  arabic: ['U+0600-06FF', 'U+0750-077F', 'U+200C-200E', 'U+FB50-FDFF', 'U+FE70-FEFC'],
  cyrillic: ['U+0301', 'U+0400-045F', 'U+0490-0491', 'U+04B0-04B1', 'U+2116'],
  latinExt: ['U+0100-0130', 'U+0132-0151', 'U+0154-02BA', 'U+02BD-02C5', 'U+1E00-1EFF'],
  latin: ['U+0000-00FF', 'U+0131', 'U+0152-0153', 'U+02BB-02BC', 'U+02C6', 'U+2000-206F'],
} as const;

/** Languages of the gazetteer whose names of a place differ by a letter's shape at most. */
const ARABIC_SCRIPT = new Set(['ar', 'fa']);

/** Zoom from which a place or country of rank 1, 2, ... is named. */
const PLACE_FROM_ZOOM = [3, 4.4, 5.4, 6.6, 7.6];
const COUNTRY_FROM_ZOOM = [0, 2, 3.2, 4.2];
/** Names are placed from the last layer to the first: places of these ranks before rivers and countries. */
const LEADING_RANKS = 2;
/** From here on a country is named at its point within the region, up to here at its own. */
const REGION_FROM_ZOOM = 4.6;
/** Zooms from which a river is named, on its smooth line and on its close one. */
const RIVER_FROM_ZOOM = 4.5;
const RIVER_NEAR_FROM_ZOOM = 6.8;
/** Nearer than this the country is no longer in question. */
const COUNTRY_TO_ZOOM = 8;

/** The basemap as a MapLibre style. Another theme, language or policy is another call. */
export function createBasemapStyle(options: BasemapStyleOptions): StyleSpecification {
  const { world, region, theme, fonts, policy } = options;
  const palette = palettes[theme];
  const shapes = basemapShapes(world, region);
  const names = placeNames(palette, options.language);
  const areas = ['worldLand', 'worldLakes', 'frame', 'land', 'focusLand', 'lakes'] as const;
  return {
    version: 8,
    'font-faces': {
      ...fontFace(REGULAR[0]!, fonts.regular),
      ...fontFace(SEMIBOLD[0]!, fonts.semibold),
    },
    sources: {
      areas: source(areas.flatMap((part) => tagged(shapes[part], { part }))),
      lines: source([
        ...shapes.rivers.flatMap((river) => tagged(river, { kind: 'river', ...river.properties })),
        ...shapes.lines.flatMap(({ kind, shape }) => tagged(shape, { kind })),
      ]),
      riverNames: source(
        shapes.riverNames.flatMap((river) =>
          tagged(river, {
            rank: river.properties.rank,
            near: river.properties.near,
            name: localize(river.properties.name, options.language),
          }),
        ),
      ),
      countries: source(countryPoints(options)),
      places: source(placePoints(options)),
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      area('worldLand', palette.land),
      area('worldLakes', palette.lake),
      area('frame', palette.sea),
      area('land', palette.land),
      area('focusLand', palette.focusLand),
      area('lakes', palette.lake),
      ...lineLayers(palette, policy),
      ...names.slice(0, -LEADING_RANKS),
      riverNames(palette, 'far'),
      riverNames(palette, 'near'),
      ...countryNames(palette),
      ...placeDots(palette),
      ...names.slice(-LEADING_RANKS),
      ...placeRoom(),
    ],
  };
}

function countryPoints({ gazetteer, region, language }: BasemapStyleOptions): Feature[] {
  const near = new Map(
    region?.objects.countries.geometries.map(({ id, properties }) => [
      id,
      properties as CountryProperties | undefined,
    ]),
  );
  return gazetteer.countries.flatMap(({ id, rank, lon, lat, names }, order) => {
    const name = localize(names, language);
    const own = [lon, lat] as const;
    const within = near.get(id);
    if (!within?.label) return [point(own, { name, rank, order, span: 'all' })];
    return [
      point(own, { name, rank, order, span: 'far' }),
      point(within.label, { name, rank, order, span: 'near' }),
    ];
  });
}

function placePoints({ gazetteer, language, omitPlaces }: BasemapStyleOptions): Feature[] {
  return gazetteer.places
    .filter(({ id }) => !omitPlaces?.has(id))
    .map((place, order) => {
      const { id, kind, rank, lon, lat } = place;
      return point([lon, lat], { id, kind, rank, order, ...placeLines(place, language) });
    });
}

/** A place's name in the page's language and, where it reads otherwise, its local name. */
function placeLines(
  { names, local }: GazetteerPlace,
  language: string,
): { name: string; local?: string } {
  const name = localize(names, language);
  const [base] = language.split('-');
  const alike = ARABIC_SCRIPT.has(base!) && ARABIC_SCRIPT.has(local ?? '');
  const beneath = local && !alike && names[local];
  const reads = beneath && name.localeCompare(beneath, 'en', { sensitivity: 'base' }) !== 0;
  return reads ? { name, local: beneath } : { name };
}

function area(part: string, color: string): LayerSpecification {
  return {
    id: part,
    type: 'fill',
    source: 'areas',
    filter: ['==', ['get', 'part'], part],
    paint: { 'fill-color': color, 'fill-antialias': part !== 'frame' },
  };
}

function lineLayers(palette: Palette, policy: BorderPolicy = {}): LineLayerSpecification[] {
  const { disputed = 'dashed', separation = 'dashed' } = policy;
  const borderWidth = widths([1, 0.4], [3, 0.6], [6, 1], [9.5, 1.6]);
  const layers = [
    line(CONTROL_BEFORE, 'river', {
      'line-color': palette.river,
      'line-width': [
        'interpolate',
        ['linear'],
        ['zoom'],
        4,
        ['match', ['get', 'rank'], 1, 0.9, 2, 0.5, 0.3],
        9.5,
        ['match', ['get', 'rank'], 1, 3.2, 2, 2, 1.2],
      ],
    }),
    line('provinces', 'province', {
      'line-color': palette.province,
      'line-width': widths([4, 0.5], [6, 0.9], [9.5, 1.4]),
      'line-dasharray': [4, 2.5],
    }),
    line('borders', 'border', { 'line-color': palette.border, 'line-width': borderWidth }),
  ];
  if (disputed !== 'none')
    layers.push(
      line('disputed', 'disputed', {
        'line-color': palette.border,
        'line-width': borderWidth,
        ...(disputed === 'dashed' && { 'line-dasharray': [4, 3] }),
      }),
    );
  if (separation !== 'none')
    layers.push(
      line('separations', 'separation', {
        'line-color': palette.border,
        'line-width': widths([3, 0.4], [6, 0.7], [9.5, 1.1]),
        'line-dasharray': [2, 3],
      }),
    );
  return layers;
}

function line(
  id: string,
  kind: LineKind | 'river',
  paint: NonNullable<LineLayerSpecification['paint']>,
): LineLayerSpecification {
  return {
    id,
    type: 'line',
    source: 'lines',
    filter: ['==', ['get', 'kind'], kind],
    // A butt cap keeps dashes apart; rivers end round.
    layout: { 'line-join': 'round', 'line-cap': kind === 'river' ? 'round' : 'butt' },
    paint,
  };
}

function riverNames(palette: Palette, seen: 'far' | 'near'): SymbolLayerSpecification {
  return {
    id: `river-names-${seen}`,
    type: 'symbol',
    source: 'riverNames',
    filter: ['==', ['get', 'near'], seen === 'near'],
    ...(seen === 'near'
      ? { minzoom: RIVER_NEAR_FROM_ZOOM }
      : { minzoom: RIVER_FROM_ZOOM, maxzoom: RIVER_NEAR_FROM_ZOOM }),
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': seen === 'near' ? 480 : 220,
      'symbol-sort-key': ['get', 'rank'],
      'text-field': ['get', 'name'],
      'text-font': REGULAR,
      'text-size': widths([5, 11], [9.5, 14]),
      'text-letter-spacing': 0.06,
      'text-max-angle': 45,
      'text-offset': [0, -0.75],
      'text-padding': 2,
    },
    paint: {
      'text-color': palette.riverName,
      'text-halo-color': palette.halo,
      'text-halo-width': 1.2,
    },
  };
}

/** One layer a rank and span, since a filter's zoom is a whole one. */
function countryNames(palette: Palette): SymbolLayerSpecification[] {
  const spans = {
    all: [0, COUNTRY_TO_ZOOM],
    far: [0, REGION_FROM_ZOOM],
    near: [REGION_FROM_ZOOM, COUNTRY_TO_ZOOM],
  } as const;
  return COUNTRY_FROM_ZOOM.flatMap((fromZoom, index) =>
    Object.entries(spans).map(
      ([span, [from, to]]): SymbolLayerSpecification => ({
        id: `country-names-${index + 1}-${span}`,
        type: 'symbol',
        source: 'countries',
        minzoom: Math.max(fromZoom, from),
        maxzoom: to,
        filter: all(['==', ['get', 'rank'], index + 1], ['==', ['get', 'span'], span]),
        layout: {
          'text-field': ['get', 'name'],
          'text-font': REGULAR,
          'text-transform': 'uppercase',
          'symbol-sort-key': ['get', 'order'],
          'text-letter-spacing': 0.18,
          'text-max-width': 7,
          'text-size': widths([1, 11 - index], [6, 15.5 - index], [8, 18 - index]),
          'text-padding': 4,
        },
        paint: {
          'text-color': palette.country,
          'text-halo-color': palette.halo,
          'text-halo-width': 1,
        },
      }),
    ),
  ).reverse();
}

function placeDots(palette: Palette): LayerSpecification[] {
  return byRank((rank, layer) => {
    const radius = 3.4 - rank * 0.32;
    return {
      ...layer,
      id: `place-dots-${rank}`,
      type: 'circle',
      paint: {
        'circle-color': ['match', ['get', 'kind'], 'capital', palette.focusLand, palette.place],
        'circle-radius': ['match', ['get', 'kind'], 'capital', radius + 0.6, radius],
        'circle-stroke-color': ['match', ['get', 'kind'], 'capital', palette.place, palette.halo],
        'circle-stroke-width': ['match', ['get', 'kind'], 'capital', 1.8, 0.8],
      },
    };
  });
}

function placeNames(palette: Palette, language: string): LayerSpecification[] {
  const [first, second] = ARABIC_SCRIPT.has(language.split('-')[0]!)
    ? (['right', 'left'] as const)
    : (['left', 'right'] as const);
  const lines: ExpressionSpecification = [
    'case',
    ['has', 'local'],
    [
      'format',
      ['get', 'name'],
      {},
      '\n',
      {},
      ['get', 'local'],
      {
        'font-scale': 0.84,
        'text-font': ['literal', REGULAR],
        'text-color': palette.placeLocal,
      },
    ],
    ['format', ['get', 'name'], {}],
  ];
  return byRank((rank, layer) => ({
    ...layer,
    id: `place-names-${rank}`,
    type: 'symbol',
    layout: {
      'text-field': lines,
      'text-font': rank <= 2 ? SEMIBOLD : REGULAR,
      'text-size': widths([4, 14.5 - rank], [7, 16 - rank], [9.5, 17 - rank * 0.8]),
      'text-line-height': 1.15,
      'text-max-width': 9,
      'text-variable-anchor': [first, second, 'bottom', 'top', `bottom-${first}`, `top-${first}`],
      'text-radial-offset': 0.55,
      'text-justify': 'auto',
      'text-padding': 3,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: {
      'text-color': palette.place,
      'text-halo-color': palette.halo,
      'text-halo-width': 1.4,
    },
  }));
}

/** Keeps the dots clear of names: unseen marks on them that names make way for. */
function placeRoom(): LayerSpecification[] {
  return byRank((rank, layer) => ({
    ...layer,
    id: `place-room-${rank}`,
    type: 'symbol',
    layout: {
      'text-field': '•',
      'text-font': REGULAR,
      'text-size': 12,
      'text-line-height': 0.4,
      'text-padding': 0,
      'text-allow-overlap': true,
    },
    paint: { 'text-opacity': 0 },
  }));
}

/** One layer a rank, each from its zoom on; the highest rank comes last, so that it is placed first. */
function byRank(
  layerOf: (
    rank: number,
    layer: Pick<SymbolLayerSpecification, 'minzoom'> & {
      source: string;
      filter: ExpressionSpecification;
    },
  ) => LayerSpecification,
): LayerSpecification[] {
  return PLACE_FROM_ZOOM.map((minzoom, index) =>
    layerOf(index + 1, {
      source: 'places',
      minzoom,
      filter: ['==', ['get', 'rank'], index + 1],
    }),
  ).reverse();
}

/** A length by zoom, straight between the stops given. */
function widths(
  ...stops: readonly (readonly [zoom: number, px: number])[]
): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

function all(...conditions: ExpressionSpecification[]): ExpressionSpecification {
  return ['all', ...conditions];
}

function fontFace(name: string, files: FontFiles): FontFacesSpecification {
  const scripts = Object.keys(UNICODE_RANGES) as (keyof FontFiles)[];
  return {
    [name]: scripts.map((script) => ({
      url: files[script],
      'unicode-range': [...UNICODE_RANGES[script]],
    })),
  };
}

function source(features: Feature[]): GeoJSONSourceSpecification {
  const data: FeatureCollection = { type: 'FeatureCollection', features };
  return { type: 'geojson', data, maxzoom: 10, tolerance: 0.2 };
}

function point(
  [lon, lat]: readonly [number, number],
  properties: Record<string, unknown>,
): Feature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } };
}

function tagged(
  shape: { readonly geometry: Geometry } | undefined,
  properties: Record<string, unknown>,
): Feature[] {
  return shape ? [{ type: 'Feature', properties, geometry: shape.geometry }] : [];
}
