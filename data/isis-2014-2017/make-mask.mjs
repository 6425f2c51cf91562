// Writes mask.geojson: the land of Iraq and Syria, from the basemap's region pack.
// Run: node data/isis-2014-2017/make-mask.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { merge } from 'topojson-client';

const COUNTRIES = ['IQ', 'SY'];

const pack = JSON.parse(readFileSync(new URL('../basemap/region-iraq-syria.json', import.meta.url), 'utf8'));
const shapes = pack.objects.countries.geometries.filter(({ id }) => COUNTRIES.includes(id));
const land = merge(pack, shapes);
const round = (degrees) => Math.round(degrees * 1e5) / 1e5;
land.coordinates = land.coordinates.map((polygon) =>
  polygon.map((ring, i) => {
    const rounded = ring.map(([lon, lat]) => [round(lon), round(lat)]);
    return signedArea(rounded) > 0 === (i === 0) ? rounded : rounded.reverse();
  }),
);
const feature = { type: 'Feature', properties: { countries: COUNTRIES }, geometry: land };
const text = JSON.stringify({ type: 'FeatureCollection', features: [feature] });
writeFileSync(new URL('mask.geojson', import.meta.url), `${text}\n`);

/** Positive for a ring that runs counter-clockwise. */
function signedArea(ring) {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++)
    sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return sum / 2;
}
