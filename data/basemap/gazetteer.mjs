import { readFileSync } from 'node:fs';
import { csvParse } from 'd3';

/**
 * Local languages, most used first, of the countries whose places carry a local name in a script our fonts
 * have; elsewhere no second line is drawn.
 */
const LANGUAGES = {
  ar: 'IQ SY JO LB PS KW SA QA AE BH OM YE EG LY TN DZ MA SD TD',
  be: 'BY',
  bg: 'BG',
  fa: 'IR AF',
  hu: 'HU',
  pl: 'PL',
  ro: 'RO MD',
  ru: 'RU KZ',
  sk: 'SK',
  sr: 'RS',
  tr: 'TR',
  uk: 'UA',
};
const localOf = Object.fromEntries(
  Object.entries(LANGUAGES).flatMap(([language, ids]) => ids.split(' ').map((id) => [id, language])),
);

/** from km2 on, a country's name is drawn at the ranks 1, 2, 3; smaller ones have 4 */
const RANK_FROM_KM2 = [1_000_000, 250_000, 40_000];

/**
 * The gazetteer of the reviewed tables places.csv and countries.csv. A place's position is GeoNames' where
 * the table names its entry, else the table's own; a country's is the table's, else a point well inside it.
 * @param {{places: string, countries: string, geonames: string}} paths
 * @param {Map<string, {point: number[], areaKm2: number}>} inner from `labelPoints`
 * @returns {{countries: object[], places: object[]}} countries from the largest to the smallest; see Gazetteer in src/picture/basemap.ts
 */
export function makeGazetteer(paths, inner) {
  const table = csvParse(readFileSync(paths.places, 'utf8'));
  const wanted = new Set(table.map(({ geonames }) => geonames));
  const positions = new Map();
  for (const line of readFileSync(paths.geonames, 'utf8').split('\n')) {
    const cells = line.split('\t');
    if (wanted.has(cells[0])) positions.set(cells[0], { lon: Number(cells[5]), lat: Number(cells[4]) });
  }
  const places = table.map(({ id, geonames, lat, lon, country, kind, rank, ...names }) => {
    const found = geonames ? positions.get(geonames) : { lon: Number(lon), lat: Number(lat) };
    if (!found) throw new Error(`places.csv: ${id}: GeoNames has no entry ${geonames}`);
    return {
      id,
      lon: round(found.lon),
      lat: round(found.lat),
      kind,
      rank: Number(rank),
      ...(country && { country }),
      ...(localOf[country] && { local: localOf[country] }),
      names: filled(names),
    };
  });
  const rows = csvParse(readFileSync(paths.countries, 'utf8'));
  for (const { id } of rows)
    if (!inner.has(id)) throw new Error(`countries.csv: ${id}: world.json has no such country`);
  const countries = rows
    .sort((a, b) => inner.get(b.id).areaKm2 - inner.get(a.id).areaKm2)
    .map(({ id, lat, lon, ...names }) => {
      const { point, areaKm2 } = inner.get(id);
      const above = RANK_FROM_KM2.findIndex((least) => areaKm2 >= least);
      return {
        id,
        lon: round(lon ? Number(lon) : point[0]),
        lat: round(lat ? Number(lat) : point[1]),
        rank: above < 0 ? RANK_FROM_KM2.length + 1 : above + 1,
        names: filled(names),
      };
    });
  return { countries, places };
}

function filled(names) {
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name));
}

function round(degrees) {
  return Number(degrees.toFixed(4));
}
