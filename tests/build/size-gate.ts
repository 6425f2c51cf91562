import limits from './size-limits.json' with { type: 'json' };

/** A limit more than this share above what is there keeps nothing out. */
const SLACK = 0.1;

/**
 * What is wrong with a size in bytes, by tests/build/size-limits.json; null when nothing is. `limit` is what it may have now,
 * `most` what it may ever be given. Both ways a limit is mended by an edit of that file that someone answers for.
 */
export function gate(name: keyof typeof limits, bytes: number): string | null {
  const { limit, most } = limits[name];
  if (limit > most)
    return `${name}: the limit of ${limit} bytes is above ${most}, the most it may be`;
  if (bytes > limit) return `${name}: ${bytes} bytes, more than the limit of ${limit}`;
  const loose = Math.ceil(bytes * (1 + SLACK));
  if (limit > loose)
    return `${name}: ${bytes} bytes; lower the limit of ${limit} to ${loose} or less`;
  return null;
}
