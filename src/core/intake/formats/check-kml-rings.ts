import type { Element } from '@xmldom/xmldom';
import { error } from '../problem.ts';
import { count, show } from '../show.ts';
import { toSpot } from '../spot.ts';
import { tooMany } from './check-size.ts';
import type { DecodeContext } from './decoded.ts';

const NUMBER = '[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?';
const POSITION = new RegExp(`^${NUMBER},${NUMBER}(?:,(?:${NUMBER})?)?$`);

/** How many placemarks are looked at between two looks at the clock. */
const STRIDE = 500;

/** Checks the rings of all areas before they are converted, since the conversion would leave out what it cannot read. */
export function checkKmlRings(
  placemarks: readonly Element[],
  { file, budget, problems }: DecodeContext,
): void {
  let positions = 0;
  for (const [p, placemark] of placemarks.entries()) {
    if (p % STRIDE === 0) budget.checkTime(file);
    for (const polygon of placemark.getElementsByTagName('Polygon')) {
      const rings = Array.from(polygon.getElementsByTagName('LinearRing'));
      const outside = rings.map((ring) => ring.parentNode?.nodeName === 'outerBoundaryIs');
      if (!outside[0] || outside.lastIndexOf(true) > 0)
        tell(
          p,
          polygon,
          'kml-polygon',
          'an area must begin with its one outer boundary: export it again',
        );
      for (const ring of rings) checkRing(p, ring);
    }
  }

  function checkRing(p: number, ring: Element): void {
    const lists = ring.getElementsByTagName('coordinates');
    if (lists.length > 1) {
      tell(p, ring, 'kml-polygon', 'a boundary must have one list of coordinates: export it again');
      return;
    }
    const text = lists[0]?.textContent ?? '';
    const tokens = text === '' ? [] : text.split(' ');
    positions += tokens.length;
    const { vertices } = budget.limits;
    if (positions > vertices) throw tooMany(file, positions, 'positions', vertices);
    const bad = tokens.find((token) => !POSITION.test(token));
    if (bad !== undefined) {
      const message = `${show(bad)} is not a position: write longitude,latitude in degrees with decimal points`;
      tell(p, ring, 'kml-coordinates', message, tokens[tokens.indexOf(bad) - 1]);
      return;
    }
    const [first, last] = [tokens[0], tokens.at(-1)].map((token) =>
      token?.split(',').slice(0, 2).map(Number).join(),
    );
    if (tokens.length > 1 && first !== last)
      tell(
        p,
        ring,
        'ring-not-closed',
        'ring is not closed: repeat its first position at its end',
        tokens.at(-1),
      );
    else if (tokens.length < 4) {
      const message = `ring of ${count(tokens.length, 'position')}: a ring needs four or more, the last like the first`;
      tell(p, ring, 'ring-short', message);
    }
  }

  function tell(p: number, part: Element, code: string, message: string, near?: string): void {
    const path = placemarkPath(placemarks[p]!, p);
    const spot = toSpot(positionsOf(part), near === undefined ? near : toPosition(near));
    problems.push(error({ file, path }, code, message, spot));
  }
}

/** `Placemark[3] (Mosul)` */
export function placemarkPath(placemark: Element, index: number): string {
  const name = placemark.getElementsByTagName('name')[0]?.textContent?.trim();
  return name ? `Placemark[${index}] (${name})` : `Placemark[${index}]`;
}

/** What of an element's lists of coordinates can be read. */
function positionsOf(part: Element): number[][] {
  return Array.from(part.getElementsByTagName('coordinates')).flatMap(({ textContent }) =>
    (textContent ?? '')
      .split(' ')
      .filter((token) => POSITION.test(token))
      .map(toPosition),
  );
}

function toPosition(token: string): number[] {
  return token.split(',').slice(0, 2).map(Number);
}
