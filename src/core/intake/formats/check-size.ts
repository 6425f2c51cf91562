import { isObject } from './decoded.ts';
import { type Budget, DecodeFault } from './limits.ts';

/**
 * Counts the positions of a collection; throws when these, or its features, are more than the limits. It looks into
 * any value, since nothing is known of it yet: a position is a list that begins with anything but a list.
 */
export function checkSize(value: unknown, file: string, budget: Budget): number {
  const { features, vertices } = budget.limits;
  let positions = 0;
  if (isObject(value) && Array.isArray(value.features) && value.features.length > features)
    throw tooMany(file, value.features.length, 'features', features);
  visit(value);
  budget.checkTime(file);
  return positions;

  function visit(inner: unknown): void {
    if (!isObject(inner)) return;
    for (const key in inner) {
      const member = inner[key];
      if (key === 'coordinates') count(member);
      else if (Array.isArray(member)) {
        if (isObject(member[0])) for (const item of member) visit(item);
      } else if (key !== 'properties') visit(member);
    }
  }

  function count(coordinates: unknown): void {
    if (!Array.isArray(coordinates)) return;
    if (!Array.isArray(coordinates[0])) positions += 1;
    else for (const inner of coordinates) count(inner);
    if (positions > vertices) throw tooMany(file, positions, 'positions', vertices);
  }
}

/** The error of a collection past its limit. */
export function tooMany(file: string, n: number, what: string, limit: number): DecodeFault {
  const code = what === 'features' ? 'too-many-features' : 'too-many-vertices';
  const message = `${n.toLocaleString('en')} ${what} or more, beyond the limit of ${limit.toLocaleString('en')}: simplify the shapes, or split the file`;
  return new DecodeFault(file, '', code, message);
}
