import { error, type Problem } from '../problem.ts';
import { count, show, some } from '../show.ts';
import { toSpot } from '../spot.ts';
import type { ZoneRules } from './zone-of.ts';

/** Gathers the features of one file that no rule matches. */
export interface Unmatched {
  add(path: string, properties: Readonly<Record<string, unknown>>, geometry: unknown): void;
  /** One error for all of them, with how many there are of each value that the rules look at. */
  problems(file: string): Problem[];
}

export function createUnmatched({ rules }: ZoneRules): Unmatched {
  const keys = [
    ...new Set(
      rules.flatMap(({ when, actorFrom }) => [...Object.keys(when ?? {}), actorFrom ?? []].flat()),
    ),
  ];
  const times = new Map<string, number>();
  let first: { readonly path: string; readonly geometry: unknown } | null = null;
  let all = 0;
  return {
    add(path, properties, geometry) {
      first ??= { path, geometry };
      all += 1;
      const looked = keys.map((key) => `${key} ${show(properties[key] ?? null)}`);
      const values = looked.length > 0 ? looked.join(', ') : show(properties);
      times.set(values, (times.get(values) ?? 0) + 1);
    },
    problems(file) {
      if (first === null) return [];
      const listed = [...times]
        .sort((a, b) => b[1] - a[1])
        .map(([values, n]) => `${values} (${n.toLocaleString('en')})`);
      const message = `no rule of the mapping matches ${count(all, 'feature')}: ${some(listed, 10)}: add a rule or a "default", or one that skips them`;
      const { path, geometry } = first;
      return [error({ file, path }, 'no-rule', message, { times: all, ...toSpot(geometry) })];
    },
  };
}
