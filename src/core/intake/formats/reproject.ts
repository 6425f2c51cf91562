import proj4 from 'proj4';
import { repair, warning } from '../problem.ts';
import { count, show } from '../show.ts';
import { type DecodeContext, isObject } from './decoded.ts';
import { DecodeFault } from './limits.ts';

/** proj4's mark of a datum it has no shift to WGS 84 for. */
const NO_DATUM = 5;

const WGS84 = /^wgs_?(19)?84$/i;
const WGS84_DATUM = /(DATUM|ENSEMBLE)\["(D_)?(WGS[_ ]?(19)?84|World Geodetic System 1984)[^"]*"/i;

/** Radians of a degree. */
const DEGREE = Math.PI / 180;

/** Radius in metres of the sphere of web maps. */
const WEB_RADIUS = 6_378_137;

const TO_DEGREES =
  'reproject it to WGS 84 longitude and latitude (in QGIS, or `ogr2ogr -t_srs EPSG:4326`)';

/**
 * Brings the coordinates of features, changed in place, to WGS 84. `crs` is a WKT, a PROJ text or a code as
 * `EPSG:32637`; null when the file names none, which is taken as WGS 84 as long as no coordinate contradicts it.
 */
export function reproject(
  features: readonly unknown[],
  crs: string | null,
  context: DecodeContext,
): void {
  const { file, problems } = context;
  if (crs === null) {
    assumeDegrees(features, context);
    return;
  }
  const system = systemOf(crs, file);
  if (system.projName === 'longlat' && isWgs84Datum(system, crs)) return;
  const name = nameOf(system, crs);
  if (system.datum?.datum_type === NO_DATUM && !isWgs84Datum(system, crs)) {
    const message = `the datum of ${show(name)} is unknown here and taken as WGS 84: shapes may lie 100 m off or more; to be exact, ${TO_DEGREES}`;
    problems.push(warning({ file, path: 'crs' }, 'datum-unknown', message));
  }
  const { forward } = proj4(system as never, proj4.Proj('EPSG:4326') as never);
  let positions = 0;
  eachPosition(features, context, (position) => {
    positions += 1;
    const [x, y] = position as [number, number];
    const [lon, lat] = tryForward(forward, x, y);
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) {
      const message = `${x}, ${y} lies outside ${show(name)}: ${TO_DEGREES}`;
      throw new DecodeFault(file, '', 'projection-failed', message);
    }
    position[0] = lon;
    position[1] = lat;
  });
  const message = `${count(positions, 'position')} brought from ${show(name)} to WGS 84`;
  problems.push(repair({ file, path: 'crs' }, 'reprojected', message));
}

/** True for codes that mean a system without its definition: WGS 84, its UTM zones, web maps. */
export function isKnownCode(code: string): boolean {
  return proj4.defs(code) !== undefined;
}

interface System {
  readonly projName?: string;
  readonly name?: string;
  readonly title?: string;
  readonly datumCode?: string;
  /** half axes of its ellipsoid in metres */
  readonly a?: number;
  readonly b?: number;
  readonly from_greenwich?: number;
  /** of a geographic system: radians of its unit */
  readonly UNIT?: { readonly convert?: number };
  readonly datum?: { readonly datum_type?: number };
}

/** The system that a text means; throws on what proj4 does not know, or would misread (angles not in degrees). */
function systemOf(crs: string, file: string): System {
  const own = /EXTENSION\["PROJ4","([^"]+)"/.exec(crs)?.[1];
  const system = parseSystem(own ?? crs.trim());
  const unit = system?.projName === 'longlat' ? (system.UNIT?.convert ?? DEGREE) : DEGREE;
  if (system && Math.abs(unit - DEGREE) < 1e-6) return system;
  const message = `the coordinate system ${show(crs.trim())} is not understood: ${TO_DEGREES}`;
  throw new DecodeFault(file, 'crs', 'crs-unknown', message);
}

function parseSystem(text: string): System | null {
  try {
    return proj4.Proj(text) as unknown as System;
  } catch {
    return null;
  }
}

/** True for WGS 84 itself, and for the sphere of web maps that stands for it. */
function isWgs84Datum({ datumCode, from_greenwich, a, b }: System, crs: string): boolean {
  if (from_greenwich) return false;
  return WGS84.test(datumCode ?? '') || WGS84_DATUM.test(crs) || (a === WEB_RADIUS && a === b);
}

function nameOf({ title, name }: System, crs: string): string {
  return /^[A-Z]+CR?S\["([^"]+)"/.exec(crs.trim())?.[1] ?? title ?? name ?? crs;
}

function tryForward(
  forward: (position: [number, number]) => number[],
  x: number,
  y: number,
): [number, number] {
  try {
    return forward([x, y]) as [number, number];
  } catch {
    return [Number.NaN, Number.NaN];
  }
}

/** True when every position could be longitude and latitude. */
export function areDegrees(features: readonly unknown[]): boolean {
  let degrees = true;
  for (const feature of features)
    visitPositions(feature, ([x, y]) => {
      if (!(Math.abs(x!) <= 180 && Math.abs(y!) <= 90)) degrees = false;
    });
  return degrees;
}

function assumeDegrees(features: readonly unknown[], context: DecodeContext): void {
  const { file, problems } = context;
  eachPosition(features, context, ([x, y]) => {
    if (Math.abs(x!) <= 180 && Math.abs(y!) <= 90) return;
    const message = `no coordinate system is named, and ${x}, ${y} is not longitude and latitude: add the .prj of the source, or ${TO_DEGREES}`;
    throw new DecodeFault(file, '', 'projected', message);
  });
  if (features.length === 0) return;
  const message = 'no coordinate system is named: taken as WGS 84, which the coordinates allow';
  problems.push(warning({ file, path: 'crs' }, 'crs-assumed', message));
}

/** Every position of the features, with a look at the clock now and then. */
function eachPosition(
  features: readonly unknown[],
  { file, budget }: DecodeContext,
  visit: (position: number[]) => void,
): void {
  for (const [i, feature] of features.entries()) {
    if (i % 100 === 0) budget.checkTime(file);
    visitPositions(feature, visit);
  }
}

function visitPositions(feature: unknown, visit: (position: number[]) => void): void {
  if (isObject(feature) && isObject(feature.geometry)) walk(feature.geometry.coordinates);

  function walk(coordinates: unknown): void {
    if (!Array.isArray(coordinates) || coordinates.length === 0) return;
    if (Array.isArray(coordinates[0])) for (const inner of coordinates) walk(inner);
    else visit(coordinates);
  }
}
