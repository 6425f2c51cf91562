import { dateIn } from '../mapping/date-of.ts';
import { type Problem, warning } from '../problem.ts';
import type { FoundCollection } from './read-collection.ts';

/** Members of a collection, and properties of its features, that tell its date where files have any. */
const TOLD_BY = ['name', 'date', 'timestamp'] as const;

/** Warns where a file's own word for its date is another than the date in its name. */
export function warnOfInnerDate({ members, features }: FoundCollection, file: string): Problem[] {
  const outer = dateIn(file.split(/[\\/]/).at(-1)!);
  if (outer === null) return [];
  for (const key of TOLD_BY) {
    const inner = textDate(members[key]) ?? agreedDate(features, key);
    if (inner === null || inner === outer) continue;
    const message = `names ${inner}, the file ${outer}: rename the file if ${inner} is right, or put "${key}" right`;
    return [
      warning(
        { file, path: key in members ? key : `features[].properties.${key}` },
        'inner-date',
        message,
      ),
    ];
  }
  return [];
}

function textDate(value: unknown): string | null {
  return typeof value === 'string' ? dateIn(value) : null;
}

/** The date all features give, if each gives one; a feature's `name` names the feature. */
function agreedDate(features: FoundCollection['features'], key: string): string | null {
  if (key === 'name') return null;
  const dates = new Set(features.map(({ properties }) => textDate(properties[key])));
  return dates.size === 1 ? [...dates][0]! : null;
}
