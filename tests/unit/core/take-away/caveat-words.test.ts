import { describe, expect, test } from 'vitest';
import { compareDates } from '../../../../src/core/figures/comparison.ts';
import { caveatWords } from '../../../../src/core/take-away/caveat-words.ts';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import { madeComparison } from '../../../scenes/figures/made-comparison.ts';

const { series } = madeComparison();

describe.each(['en', 'ar'])('what a reader must know of two dates, in %s', (language) => {
  const said = (from: string, to: string) =>
    compareDates(series, toDay(from), toDay(to))!.caveats.map((caveat) =>
      caveatWords(caveat, series, language),
    );

  test('names what differs, what lies between, what is carried and what is estimated', () => {
    const told = said('2020-02-03', '2020-06-01');
    expect(told).toHaveLength(5);
    told.push(...said('2020-02-01', '2020-03-05'));
    const all = told.join('\n');
    for (const fact of ['A newspaper', 'A broadcast', 'Only what is patrolled by day', '2020'])
      expect(all).toContain(fact);
    expect(all).not.toMatch(/undefined|null|NaN/);
    for (const sentence of told) expect(sentence).toMatch(/[^.]\.$/);
  });

  test('is nothing between alike maps', () => {
    expect(said('2020-01-01', '2020-02-01')).toEqual([]);
  });
});
