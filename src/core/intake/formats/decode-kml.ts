import { type Folder, kmlWithFolders } from '@tmcw/togeojson';
import { DOMParser, type Document, type Element, type ParseError } from '@xmldom/xmldom';
import type { Feature, Geometry, MultiPolygon, Polygon } from 'geojson';
import { error, repair, warning } from '../problem.ts';
import { count, show } from '../show.ts';
import { checkKmlRings, placemarkPath } from './check-kml-rings.ts';
import { checkSize, tooMany } from './check-size.ts';
import { type DecodeContext, type DecodedCollection, toCollection } from './decoded.ts';
import { foreignRoot } from './detect-format.ts';
import { foreignFault } from './foreign-fault.ts';
import { DecodeFault } from './limits.ts';
import { scanXml } from './scan-xml.ts';
import { tidyKmlCoordinates } from './tidy-kml-coordinates.ts';

/** Elements that draw something else than the areas an author marked. */
const LEFT_OUT = {
  tracks: ['Track', 'MultiTrack'],
  overlays: ['GroundOverlay', 'ScreenOverlay', 'PhotoOverlay'],
  models: ['Model'],
} as const;

/**
 * Placemarks of a KML as features: the folders around them as the property `folder` (`2016/October`), colours of
 * their style as `fill` and `stroke`, dates as `begin`, `end` and `timestamp`, descriptions as the text they are,
 * HTML and all. Nothing a link points to is fetched.
 */
export function decodeKml(text: string, context: DecodeContext): DecodedCollection[] {
  const { file, budget, problems } = context;
  const root = scanXml(text, file, budget);
  if (!/^(.*:)?kml$/i.test(root)) throw foreignFault(file, foreignRoot(root));
  const kml = parseXml(text, file);
  budget.checkTime(file);
  refuseLinks(kml, context);
  leaveOut(kml, context);
  checkFields(kml, context);
  keepValuesTrue(kml);
  const placemarks = elements(kml, 'Placemark');
  if (placemarks.length > budget.limits.features)
    throw tooMany(file, placemarks.length, 'features', budget.limits.features);
  const strangers = placemarks.filter(({ tagName }) => tagName !== 'Placemark').length;
  if (strangers > 0) {
    const message = `${count(strangers, 'placemark')} written with a namespace prefix: write <Placemark> without it`;
    throw new DecodeFault(file, '', 'kml-prefix', message);
  }
  tidyKmlCoordinates(elements(kml, 'coordinates'), context);
  checkKmlRings(placemarks, context);
  const found = flatten(kmlWithFolders(kml), []);
  const known = new Map<Element, Dates>();
  let mixed = 0;
  const features = found.map(({ feature, folders }, i) => {
    const { geometry, left } = areasOf(feature.geometry);
    if (left > 0) mixed += 1;
    const dates = datesOf(placemarks[i]!, known);
    const properties = propertiesOf(feature, folders, dates);
    return { ...feature, properties, geometry };
  });
  if (mixed > 0) {
    const message = `points and lines beside the areas of ${count(mixed, 'placemark')} left out`;
    problems.push(repair({ file, path: '' }, 'geometry-mixed', message));
  }
  const value = toCollection(features);
  const positions = checkSize(value, file, budget);
  const paths = placemarks.map(placemarkPath);
  return [{ name: file, format: 'kml', value, paths, positions }];
}

function parseXml(text: string, file: string): Document {
  try {
    return new DOMParser({
      onError(level, message) {
        if (level === 'error') throw new Error(message);
      },
    }).parseFromString(text, 'text/xml');
  } catch (thrown) {
    const { message, locator } = thrown as ParseError & { locator?: { lineNumber?: number } };
    const line = locator?.lineNumber;
    throw new DecodeFault(
      file,
      line === undefined ? '' : `line ${line}`,
      'not-xml',
      `not XML: ${xmlFault(message)}; export the file again`,
    );
  }
}

/** What the parser says is wrong, in the words of authors where it speaks to programmers. */
function xmlFault(message: string): string {
  if (message.includes('NamespaceError'))
    return 'a prefix as in <gx:Track> is not declared by an xmlns: attribute';
  return (/ "(.*)" caused Error/.exec(message)?.[1] ?? message).split('\n')[0]!.toLowerCase();
}

function refuseLinks(kml: Document, { file, problems }: DecodeContext): void {
  for (const [i, link] of elements(kml, 'NetworkLink').entries()) {
    const href = elements(link, 'href')[0]?.textContent?.trim() ?? '';
    const message = `the map is elsewhere, at ${show(href)}, and nothing is fetched: open the link, save its KML and give that`;
    problems.push(error({ file, path: `NetworkLink[${i}]` }, 'network-link', message));
    link.parentNode!.removeChild(link);
  }
}

function leaveOut(kml: Document, { file, problems }: DecodeContext): void {
  for (const [what, names] of Object.entries(LEFT_OUT)) {
    const found = names.flatMap((name) => elements(kml, name));
    for (const element of found) element.parentNode?.removeChild(element);
    if (found.length === 0) continue;
    const message = `${count(found.length, what.slice(0, -1))} left aside: only areas are read`;
    problems.push(warning({ file, path: '' }, `kml-${what}`, message));
  }
}

/** Fields are looked up by name in objects of the conversion, where these names mean something else. */
function checkFields(kml: Document, { file }: DecodeContext): void {
  const named = ['SimpleField', 'SimpleData', 'Data'].flatMap((tag) => elements(kml, tag));
  for (const field of named)
    for (const attribute of ['name', 'type']) {
      const value = field.getAttribute(attribute) ?? '';
      if (!(value in Object.prototype)) continue;
      const message = `the ${attribute} ${show(value)} of a field of its data cannot be read: rename the field`;
      throw new DecodeFault(file, '', 'kml-field', message);
    }
}

/** Lets no empty number become 0 and no "false" become true, as the conversion would have them. */
function keepValuesTrue(kml: Document): void {
  for (const field of elements(kml, 'SimpleField'))
    if (field.getAttribute('type') === 'bool') field.setAttribute('type', 'string');
  for (const data of elements(kml, 'SimpleData'))
    if (data.textContent?.trim() === '') data.parentNode!.removeChild(data);
}

interface Found {
  readonly feature: Feature<Geometry | null>;
  readonly folders: readonly string[];
}

function flatten({ children }: Pick<Folder, 'children'>, folders: readonly string[]): Found[] {
  return children.flatMap((child): Found[] => {
    if (child.type === 'Feature') return [{ feature: child, folders }];
    const name = String(child.meta.name ?? '').trim();
    return flatten(child, name === '' ? folders : [...folders, name]);
  });
}

function areasOf(geometry: Geometry | null): { geometry: Geometry | null; left: number } {
  if (geometry?.type !== 'GeometryCollection') return { geometry, left: 0 };
  const areas = geometry.geometries.filter((one): one is Polygon => one.type === 'Polygon');
  if (areas.length === 0) return { geometry, left: 0 };
  const all: MultiPolygon = {
    type: 'MultiPolygon',
    coordinates: areas.map(({ coordinates }) => coordinates),
  };
  return { geometry: all, left: geometry.geometries.length - areas.length };
}

function propertiesOf(
  { properties }: Feature<Geometry | null>,
  folders: readonly string[],
  dates: Dates,
): Record<string, unknown> {
  const { description, timespan: _, timestamp: __, ...others } = properties ?? {};
  const text = typeof description === 'object' ? description?.value : description;
  return {
    ...(folders.length > 0 && { folder: folders.join('/') }),
    ...dates,
    ...others,
    ...(text !== undefined && { description: text }),
  };
}

type Dates = Readonly<Record<string, string>>;

/** The dates of an element, else of the nearest folder around it that has any; `known` keeps those of folders. */
function datesOf(element: Element | null, known: Map<Element, Dates>): Dates {
  if (!element) return {};
  const kept = known.get(element);
  if (kept) return kept;
  const time = childrenOf(element).find(({ localName }) => /^Time(Span|Stamp)$/.test(localName!));
  const dates = time ? datesIn(time) : datesOf(element.parentNode as Element | null, known);
  known.set(element, dates);
  return dates;
}

function datesIn(time: Element): Dates {
  const names = { begin: 'begin', end: 'end', when: 'timestamp' };
  return Object.fromEntries(
    Object.entries(names).flatMap(([tag, name]) => {
      const text = elements(time, tag)[0]?.textContent?.trim();
      return text ? [[name, text]] : [];
    }),
  );
}

function childrenOf(element: Element): Element[] {
  return Array.from(element.childNodes ?? []).filter((node) => node.nodeType === 1) as Element[];
}

function elements(within: Document | Element, localName: string): Element[] {
  return Array.from(within.getElementsByTagNameNS('*', localName));
}
