import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import { describe, expect, test } from 'vitest';
import { THEMES } from '../../../../src/core/view/view-state.ts';
import type { BasemapPack, Gazetteer } from '../../../../src/picture/basemap.ts';
import { contrast } from '../../../../src/picture/color.ts';
import { palettes } from '../../../../src/picture/palette.ts';
import {
  type BasemapFonts,
  type BasemapStyleOptions,
  CONTROL_BEFORE,
  createBasemapStyle,
} from '../../../../src/ui/map/basemap-style.ts';

const folder = fileURLToPath(new URL('../../../../data/basemap/', import.meta.url));
const read = <T>(file: string) => JSON.parse(readFileSync(folder + file, 'utf8')) as T;
const world = read<BasemapPack>('world.json');
const regions = {
  'iraq-syria': read<BasemapPack>('region-iraq-syria.json'),
  ukraine: read<BasemapPack>('region-ukraine.json'),
};
const gazetteer = read<Gazetteer>('gazetteer.json');
const files = { arabic: 'ar.woff2', cyrillic: 'cy.woff2', latinExt: 'le.woff2', latin: 'la.woff2' };
const fonts: BasemapFonts = { regular: files, semibold: files };

const styleOf = (options: Partial<BasemapStyleOptions> = {}) =>
  createBasemapStyle({ world, gazetteer, theme: 'light', language: 'en', fonts, ...options });
const featuresOf = (style: StyleSpecification, source: string) =>
  ((style.sources[source] as GeoJSONSourceSpecification).data as FeatureCollection).features;
const place = (style: StyleSpecification, id: string) =>
  featuresOf(style, 'places').find(({ properties }) => properties!.id === id)?.properties;

describe('createBasemapStyle', () => {
  test.each([
    ['world', null],
    ['iraq-syria', regions['iraq-syria']],
    ['ukraine', regions.ukraine],
  ] as const)('%s is a valid style on both themes', (_, region) => {
    for (const theme of THEMES)
      for (const disputed of ['dashed', 'solid', 'none'] as const) {
        const style = styleOf({ region, theme, policy: { disputed } });
        expect(validateStyleMin(style)).toEqual([]);
      }
  });

  test('zone fills lie over land and lakes, under rivers, borders and names', () => {
    const ids = styleOf({ region: regions['iraq-syria'] }).layers.map(({ id }) => id);
    const slot = ids.indexOf(CONTROL_BEFORE);
    expect(ids.slice(0, slot)).toEqual([
      'sea',
      'worldLand',
      'worldLakes',
      'frame',
      'land',
      'focusLand',
      'lakes',
    ]);
    for (const above of [
      'provinces',
      'borders',
      'disputed',
      'place-names-1',
      'country-names-1-near',
    ])
      expect(ids.indexOf(above), above).toBeGreaterThan(slot);
  });

  test('needs nothing from elsewhere: no glyph server, no sprite, every text in the fonts given', () => {
    const style = styleOf({ region: regions.ukraine });
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    const families = Object.keys(style['font-faces']!);
    for (const layer of style.layers)
      if (layer.type === 'symbol')
        expect(families).toContainEqual(layer.layout!['text-font']![0 as never]);
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
  });

  test('every letter of every name is covered by a font file', () => {
    const faces = styleOf()['font-faces']!['IBM Plex Sans'] as { 'unicode-range': string[] }[];
    const ranges = faces
      .flatMap((face) => face['unicode-range'])
      .map((range) => {
        const [from, to] = range.slice(2).split('-');
        return [Number.parseInt(from!, 16), Number.parseInt(to ?? from!, 16)] as const;
      });
    const letters = new Set(
      [...gazetteer.places, ...gazetteer.countries].flatMap(({ names }) =>
        Object.values(names).join('').split(''),
      ),
    );
    const missing = [...letters].filter((letter) => {
      const code = letter.codePointAt(0)!;
      return !ranges.some(([from, to]) => code >= from && code <= to);
    });
    expect(missing).toEqual([]);
  });

  test('a name is in the page’s language, its local name beneath where that reads otherwise', () => {
    const english = styleOf();
    expect(place(english, 'raqqa')).toMatchObject({ name: 'Raqqa', local: 'الرقة' });
    expect(place(english, 'kyiv')).toMatchObject({ name: 'Kyiv', local: 'Київ' });
    expect(place(english, 'gaziantep')).not.toHaveProperty('local');
    expect(place(english, 'istanbul')).not.toHaveProperty('local');
    const arabic = styleOf({ language: 'ar' });
    expect(place(arabic, 'raqqa')!.name).toBe('الرقة');
    expect(place(arabic, 'raqqa')).not.toHaveProperty('local');
    expect(place(styleOf({ language: 'uk-UA' }), 'kyiv')!.name).toBe('Київ');
  });

  test('places another layer draws are left out', () => {
    const style = styleOf({ omitPlaces: new Set(['raqqa']) });
    expect(place(style, 'raqqa')).toBeUndefined();
    expect(place(style, 'mosul')).toBeDefined();
  });

  test('a country of the region is named once at any zoom', () => {
    const style = styleOf({ region: regions['iraq-syria'] });
    const spans = (name: string) =>
      featuresOf(style, 'countries')
        .filter(({ properties }) => properties!.name === name)
        .map(({ properties }) => properties!.span)
        .sort();
    expect(spans('Iran')).toEqual(['far', 'near']);
    expect(spans('France')).toEqual(['all']);
    const zooms = (span: string) =>
      style.layers
        .filter(({ id }) => id.startsWith('country-names-1-') && id.endsWith(span))
        .map(({ minzoom, maxzoom }) => [minzoom, maxzoom])[0]!;
    expect(zooms('far')[1]).toBe(zooms('near')[0]);
  });

  test('the world’s borders stop where the region’s begin', () => {
    const [west, south, east, north] = regions['iraq-syria'].bbox;
    const borders = featuresOf(styleOf({ region: regions['iraq-syria'] }), 'lines').filter(
      ({ properties }) => properties!.kind === 'border',
    );
    expect(borders.length).toBe(2);
    const [outer] = borders;
    const inside = (outer!.geometry as { coordinates: number[][][] }).coordinates
      .flat()
      .filter(([lon, lat]) => lon! > west && lon! < east && lat! > south && lat! < north);
    expect(inside).toEqual([]);
  });

  test('no filter reads the zoom, which it would see as a whole number', () => {
    for (const layer of styleOf({ region: regions['iraq-syria'] }).layers)
      if ('filter' in layer) expect(JSON.stringify(layer.filter ?? '')).not.toContain('"zoom"');
  });

  test.each(THEMES)('names are legible on land in the %s theme', (theme) => {
    const { land, focusLand, place: ink, placeLocal, country, riverName } = palettes[theme];
    for (const ground of [land, focusLand]) {
      expect(contrast(ink, ground)).toBeGreaterThan(7);
      expect(contrast(placeLocal, ground)).toBeGreaterThan(4.5);
      expect(contrast(riverName, ground)).toBeGreaterThan(3);
      expect(contrast(country, ground)).toBeGreaterThan(2.9);
    }
  });
});
