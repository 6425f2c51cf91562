import { readFileSync } from 'node:fs';
import { group } from 'd3';
import { mergeArcs, meshArcs } from 'topojson-client';
import { countryOf, GOLAN, lineKind, partOf, provinceOf } from './policy.mjs';
import { mainStem, smoothLine, smoothRing } from './smooth.mjs';

/** The source's river names: our river id ('' draws no name) and rank, 1 the widest; not listed: '' and 3. */
const RIVERS = {
  Firat: ['euphrates', 1],
  'Al Furat': ['euphrates', 1],
  Euphrates: ['euphrates', 1],
  Dicle: ['tigris', 1],
  Tigris: ['tigris', 1],
  'Shatt al Arab': ['shatt-al-arab', 1],
  Jordan: ['', 2],
  Danube: ['danube', 1],
  'Dnipro (Dnieper)': ['dnipro', 1],
  Dniester: ['dniester', 2],
  Don: ['don', 1],
  Donets: ['donets', 2],
  'Pivd. Buh': ['southern-bug', 2],
  Pripyat: ['pripyat', 2],
  Desna: ['desna', 2],
  Prut: ['prut', 2],
};

/** How smooth the line of a river's name is, degrees: seen from far, where a name is long, and from near. */
const FAR = { step: 0.05, window: 1 };
const NEAR = { step: 0.04, window: 0.24 };

/**
 * Admin-1 units of the source under our policy.
 * @param {string} path of the source's build.json
 * @returns {object} FeatureCollection with properties `country`, `province` (ISO 3166-1, -2) and `part`
 */
export function readUnits(path) {
  const { features } = JSON.parse(readFileSync(path, 'utf8'));
  return collection(
    features
      .filter(({ properties }) => countryOf(properties))
      .map(({ geometry, properties }) =>
        feature(geometry, {
          country: countryOf(properties),
          province: provinceOf(properties),
          part: partOf(properties),
        }),
      ),
  );
}

/**
 * A region's geometry as TopoJSON with the objects `countries`, `provinces`, `land`, the lines `border`,
 * `disputed`, `separation` and `province`, and `lakes`, `rivers`, `riverLabels`.
 * @param {object} mapshaper the module
 * @param {object} units from `readUnits`
 * @param {{lakes: string, rivers: string}} paths
 * @param {{bbox: number[], focus: string[], metres: number, riverMetres: number}} region
 * @param {{provinces: object, rivers: object}} names by id
 */
export async function makeRegion(mapshaper, units, paths, { bbox, focus, metres, riverMetres }, names) {
  const box = `bbox=${bbox.join()}`;
  const lakes = await readLakes(mapshaper, paths.lakes, box);
  const rivers = await readRivers(mapshaper, paths.rivers, box, lakes);
  const topology = await run(
    mapshaper,
    {
      'units.json': units,
      'golan.json': golan,
      'lakes.json': lakes,
      'rivers.json': rivers.lines,
      'riverLabels.json': rivers.labels,
    },
    [
      '-i units.json golan.json combine-files',
      ...cutGolan,
      `-clip ${box} target=units`,
      `-clean target=units`,
      `-each 'focus = ${JSON.stringify(focus)}.includes(country), unit = [country, part, focus ? province : ""].join(";")' target=units`,
      '-dissolve unit copy-fields=country,part,province,focus target=units',
      `-simplify weighted keep-shapes interval=${metres} target=units`,
      '-clean target=units',
      // Each in a data set of its own: what is cleaned together is cut at every crossing.
      `-i rivers.json -simplify weighted interval=${riverMetres} target=rivers`,
      '-i riverLabels.json',
      '-i lakes.json',
      '-o out.json format=topojson quantization=40000 target=units,lakes,rivers,riverLabels',
    ],
  );
  return finish(topology, { bbox, focus, names });
}

/**
 * The world's countries, land, borders and lakes, coarse, as TopoJSON with a region's objects except
 * `provinces`, `province`, `rivers` and `riverLabels`.
 */
export async function makeWorld(mapshaper, units, paths, { metres, minLakeKm2 }) {
  const lakes = await readLakes(mapshaper, paths.lakes, 'bbox=-180,-90,180,90');
  const topology = await run(
    mapshaper,
    { 'units.json': units, 'golan.json': golan, 'lakes.json': lakes },
    [
      '-i units.json golan.json combine-files',
      ...cutGolan,
      '-clean target=units',
      `-each 'unit = country + ";" + part' target=units`,
      '-dissolve unit copy-fields=country,part target=units',
      `-simplify weighted keep-shapes interval=${metres} target=units`,
      `-filter-islands min-area=${minLakeKm2}km2 target=units`,
      '-clean target=units',
      `-i lakes.json -filter 'this.area > ${minLakeKm2 * 1e6}' target=lakes`,
      `-simplify weighted keep-shapes interval=${metres} target=lakes`,
      '-o out.json format=topojson quantization=20000 target=units,lakes',
    ],
  );
  return finish(topology, { bbox: [-180, -90, 180, 90], focus: [] });
}

/**
 * A point well inside each country's largest part, and the country's area.
 * @returns {Promise<Map<string, {point: number[], areaKm2: number}>>} by ISO 3166-1
 */
export async function labelPoints(mapshaper, topology) {
  const { features } = await run(mapshaper, { 'in.json': JSON.stringify(topology) }, [
    '-i in.json id-field=id',
    "-each 'areaKm2 = this.area / 1e6' target=countries",
    '-points inner target=countries',
    '-o out.json format=geojson target=countries',
  ]);
  return new Map(
    features
      .filter(({ geometry }) => geometry)
      .map(({ geometry, properties: { id, areaKm2 } }) => [
        id,
        { point: geometry.coordinates, areaKm2 },
      ]),
  );
}

/** Adds to each country of a region its `label`, the point for its name within the region: ours or computed. */
export async function addLabels(mapshaper, topology, ours) {
  const inner = await labelPoints(mapshaper, topology);
  for (const country of topology.objects.countries.geometries) {
    const label = (ours[country.id] ?? inner.get(country.id)?.point)?.map((degrees) => Number(degrees.toFixed(3)));
    if (label) country.properties = { ...country.properties, label };
  }
  return topology;
}

const golan = collectionOf({ type: 'Polygon', coordinates: [GOLAN] });

const cutGolan = [
  `-filter 'province == "IL-Z"' target=units + name=golanPart`,
  '-clip golan target=golanPart',
  `-each 'country = "SY", province = "SY-QU", part = "golan"' target=golanPart`,
  `-filter 'province == "IL-Z"' target=units + name=galilee`,
  '-erase golan target=galilee',
  `-filter 'province != "IL-Z"' target=units`,
  '-merge-layers target=units,galilee,golanPart name=units',
];

/** Countries, provinces, land and lines, all on the arcs of the units. */
function finish(topology, { bbox, focus, names }) {
  const { units, lakes, rivers, riverLabels } = topology.objects;
  const merged = (id, parts, properties) => ({ ...mergeArcs(topology, parts), id, properties });
  const by = (key, parts) =>
    [...group(parts, ({ properties }) => properties[key])].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = units.geometries.filter(({ type }) => type);
  const objects = {
    land: mergeArcs(topology, parts),
    countries: geometries(
      by('country', parts).map(([id, own]) =>
        merged(id, own, focus.includes(id) ? { focus: true } : undefined),
      ),
    ),
  };
  const kinds = ['border', 'disputed', 'separation'];
  if (focus.length) {
    kinds.push('province');
    const inside = parts.filter(({ properties }) => focus.includes(properties.country));
    objects.provinces = geometries(
      by('province', inside).map(([id, own]) =>
        merged(id, own, { country: own[0].properties.country, name: names.provinces[id] }),
      ),
    );
  }
  for (const kind of kinds)
    objects[kind] = meshArcs(
      topology,
      { type: 'GeometryCollection', geometries: parts },
      (a, b) => a !== b && lineKind(a.properties, b.properties) === kind,
    );
  objects.lakes = { type: 'MultiPolygon', arcs: lakes.geometries.flatMap(polygons) };
  if (rivers) {
    const ranks = [...group(rivers.geometries, ({ properties }) => properties.rank)].sort();
    objects.rivers = geometries(
      ranks.map(([rank, own]) => ({
        type: 'MultiLineString',
        arcs: own.flatMap(({ type, arcs }) => (type === 'LineString' ? [arcs] : arcs)),
        properties: { rank },
      })),
    );
    objects.riverLabels = geometries(
      riverLabels.geometries.map(({ type, arcs, properties: { id, rank, near } }) => ({
        type,
        arcs,
        id,
        properties: { rank, near, name: names.rivers[id] },
      })),
    );
  }
  return { type: 'Topology', bbox, transform: topology.transform, objects, arcs: topology.arcs };
}

/** Lakes within a box; the source is quantised to 0.018 degrees, so its steps are rounded off. */
async function readLakes(mapshaper, path, box) {
  const { geometries: found } = await run(mapshaper, { 'world.json': readFileSync(path) }, [
    '-i world.json',
    `-clip ${box} target=lakes`,
    '-o out.json format=geojson gj2008 target=lakes',
  ]);
  return collection(
    found.map(({ type, coordinates }) => {
      const smooth = (rings) => rings.map((ring) => smoothRing(ring));
      const smoothed = type === 'Polygon' ? smooth(coordinates) : coordinates.map(smooth);
      return feature({ type, coordinates: smoothed }, {});
    }),
  );
}

/** Rivers within a box, without what lies under lakes, and a smooth line for each name. */
async function readRivers(mapshaper, path, box, lakes) {
  const shape = { 'rivers.shp': readFileSync(path), 'rivers.dbf': readFileSync(path.replace(/shp$/, 'dbf')) };
  const whole = await run(mapshaper, shape, [
    '-i rivers.shp encoding=utf8',
    `-clip ${box}`,
    '-o out.json format=geojson',
  ]);
  const all = collection(
    whole.features.map(({ geometry, properties }) => {
      const [id, rank] = RIVERS[properties.name] ?? ['', 3];
      return feature(geometry, { id, rank });
    }),
  );
  const lines = await run(mapshaper, { 'all.json': all, 'lakes.json': lakes }, [
    '-i all.json lakes.json combine-files',
    '-erase lakes target=all',
    '-o out.json format=geojson target=all',
  ]);
  const named = group(
    all.features.filter(({ properties }) => properties.id),
    ({ properties }) => properties.id,
  );
  const labels = [...named].flatMap(([id, features]) => {
    const pieces = features.flatMap(({ geometry: { type, coordinates } }) =>
      type === 'LineString' ? [coordinates] : coordinates,
    );
    const stem = mainStem(pieces, 0.2);
    const { rank } = features[0].properties;
    return [
      feature({ type: 'LineString', coordinates: smoothLine(stem, FAR) }, { id, rank, near: false }),
      feature({ type: 'LineString', coordinates: smoothLine(stem, NEAR) }, { id, rank, near: true }),
    ];
  });
  return { lines, labels: collection(labels) };
}

async function run(mapshaper, input, commands) {
  const out = await mapshaper.applyCommands(commands.join(' '), input);
  return JSON.parse(out['out.json']);
}

function polygons({ type, arcs }) {
  if (type === 'Polygon') return [arcs];
  return type === 'MultiPolygon' ? arcs : [];
}

function geometries(list) {
  return { type: 'GeometryCollection', geometries: list };
}

function collectionOf(geometry) {
  return collection([feature(geometry, {})]);
}

function collection(features) {
  return { type: 'FeatureCollection', features };
}

function feature(geometry, properties) {
  return { type: 'Feature', geometry, properties };
}
