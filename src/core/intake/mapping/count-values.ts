/** Values of a property told before the rest are only counted. */
const MOST_SHOWN = 40;
/** Distinct values remembered of a property: more are names of single things. */
const MOST_KEPT = 5000;

/** What one property holds, over all features seen. */
export interface PropertyCount {
  /** features that have it; null, lists and objects do not count */
  readonly features: number;
  /** how often each value comes, the most frequent first; those beyond the first few dozen are left out */
  readonly values: readonly (readonly [value: string | number | boolean, times: number])[];
  /** distinct values, those left out included */
  readonly distinct: number;
}

/** Counts the values of every property of the features it is given. */
export function createValueCount(): {
  add(properties: Readonly<Record<string, unknown>>): void;
  result(): { features: number; properties: Map<string, PropertyCount> };
} {
  const counts = new Map<string, Map<string | number | boolean, number>>();
  const given = new Map<string, number>();
  let all = 0;
  return {
    add(properties) {
      all += 1;
      for (const [key, value] of Object.entries(properties)) {
        if (!isPlain(value)) continue;
        given.set(key, (given.get(key) ?? 0) + 1);
        const values = counts.get(key) ?? new Map();
        counts.set(key, values);
        if (values.has(value) || values.size < MOST_KEPT)
          values.set(value, (values.get(value) ?? 0) + 1);
      }
    },
    result: () => ({
      features: all,
      properties: new Map(
        [...counts].map(([key, values]) => {
          const ordered = [...values].sort(
            ([a, n], [b, m]) => m - n || (String(a) < String(b) ? -1 : 1),
          );
          const count = {
            features: given.get(key)!,
            values: ordered.slice(0, MOST_SHOWN),
            distinct: ordered.length,
          };
          return [key, count];
        }),
      ),
    }),
  };
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
