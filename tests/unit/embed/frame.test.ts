import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asHostMessage, heightFor } from '../../../src/embed/frame/protocol.ts';
import {
  ownFragment,
  sizeMessages,
  wordPressSecret,
} from '../../../src/embed/frame/size-messages.ts';

test('a frame says its height in the words of each page that it may stand in', () => {
  const plain = sizeMessages(437, { search: '', hash: '' });
  expect(plain).toEqual([
    { 'conflict-map': 1, type: 'size', height: 437 },
    { sentinel: 'amp', type: 'embed-size', height: 437 },
  ]);
  expect(sizeMessages(437, { search: '?childId=map-1&layout=map', hash: '' })).toContain(
    'pymxPYMxmap-1xPYMxheightxPYMx437',
  );
  expect(sizeMessages(437, { search: '', hash: '#date=2016-10-21#?secret=k3Jd' })).toContainEqual({
    message: 'height',
    value: 437,
    secret: 'k3Jd',
  });
});

test('what WordPress writes behind a fragment is no part of the view', () => {
  for (const view of ['#date=2016-10-21&place=mosul', '', '#lang=ar']) {
    expect(ownFragment(`${view}#?secret=k3Jd`)).toBe(view);
    expect(ownFragment(view)).toBe(view);
    expect(wordPressSecret(view)).toBeNull();
  }
});

test('the height that suits a width is the poster’s shape within limits', () => {
  expect([200, 390, 720, 1000, 3000].map(heightFor)).toEqual([420, 420, 450, 625, 720]);
});

test('only messages of this version are understood', () => {
  expect(asHostMessage({ 'conflict-map': 1, type: 'setView', view: 'date=2016' })).toEqual({
    'conflict-map': 1,
    type: 'setView',
    view: 'date=2016',
  });
  expect(asHostMessage({ 'conflict-map': 1, type: 'hello', more: 1 })).toEqual({
    'conflict-map': 1,
    type: 'hello',
  });
  for (const other of [
    { 'conflict-map': 2, type: 'hello' },
    { 'conflict-map': '1', type: 'hello' },
    { 'conflict-map': 1, type: 'setView', view: 3 },
    { 'conflict-map': 1, type: 'eval', code: 'x' },
    { type: 'hello' },
  ])
    expect(asHostMessage(other)).toBeNull();
});

test('garbage is no message', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (data) => {
      expect(asHostMessage(data)).toBeNull();
    }),
  );
});
