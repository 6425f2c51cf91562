import { expect, test } from 'vitest';
import { toDay } from '../../../src/core/time/civil-date.ts';
import { askedBy } from '../../../src/embed/attributes.ts';
import { parseLayout } from '../../../src/embed/layout.ts';

test('an attribute asks for its key of the view; taken away, it takes the key away', () => {
  expect(askedBy('date', '2016-10-21')).toEqual({
    patch: { date: toDay('2016-10-21') },
    ignored: [],
  });
  expect(askedBy('date', null).patch).toEqual({ date: undefined });
  expect(askedBy('map', '6/35/41').patch).toEqual({ map: { zoom: 6, lat: 35, lon: 41 } });
});

test('`view` is a whole fragment', () => {
  const { patch, ignored } = askedBy('view', '#date=2016-10-21&theme=dark&zoom=4');
  expect(patch).toEqual({ date: toDay('2016-10-21'), theme: 'dark' });
  expect(ignored).toEqual(['view="zoom=4"']);
});

test('what is not understood changes nothing and is named', () => {
  expect(askedBy('date', 'soon')).toEqual({ patch: {}, ignored: ['date="soon"'] });
  expect(askedBy('class', 'wide')).toEqual({ patch: {}, ignored: [] });
  expect([parseLayout('compact'), parseLayout('wide'), parseLayout(null)]).toEqual([
    'compact',
    'auto',
    'auto',
  ]);
});
