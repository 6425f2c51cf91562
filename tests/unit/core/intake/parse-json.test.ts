import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFaultAt, parseJson } from '../../../../src/core/intake/parse-json.ts';

test('no fault is found in what JSON.parse takes, and one is in what it refuses', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '}', ']', '"', ':', '0', 'x'),
      (text, at, put) => {
        expect(jsonFaultAt(text)).toBe(text.length);
        const cut = at % (text.length + 1);
        const broken = text.slice(0, cut) + put + text.slice(cut + 1);
        if (parses(broken)) return;
        const { problem } = parseJson(broken, 'a.json');
        expect(problem?.code).toBe('not-json');
        const before = broken.slice(0, jsonFaultAt(broken));
        expect(jsonFaultAt(before)).toBe(before.length);
      },
    ),
  );
});

test('the place of a fault is its line and column', () => {
  expect(message('{"a": 1,\n "b" 2}')).toBe(
    'not JSON: line 2, column 6: unexpected "2": mend it there, or export the file again',
  );
  expect(message('[1, 2')).toBe(
    'not JSON: line 1, column 6: unexpected end of the file: the file is cut short, fetch or export it again',
  );
  expect(message('{"a": NaN}')).toBe(
    'not JSON: line 1, column 7: unexpected "N": write a number, or null',
  );
  expect(message('')).toBe(
    'not JSON: line 1, column 1: unexpected end of the file: the file is cut short, fetch or export it again',
  );
  expect(message('[1] x')).toBe(
    'not JSON: line 1, column 5: unexpected "x": mend it there, or export the file again',
  );
});

test('a byte order mark is no fault', () => {
  expect(parseJson('\uFEFF[1]', 'a.json')).toEqual({ value: [1], problem: null });
});

test('a text above the limit is refused before it is parsed', () => {
  expect(parseJson('[1, 2, 3]', 'a.json', 5).problem).toMatchObject({
    code: 'file-too-large',
    message: '9 characters, more than the limit of 5: split or simplify it',
  });
});

function message(text: string): string | undefined {
  return parseJson(text, 'a.json').problem?.message;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
