import { error, type Problem } from './problem.ts';

/** Largest text read, in characters: a snapshot of a million vertices fits well. */
export const MAX_TEXT_LENGTH = 64 * 1024 * 1024;

/** JSON of a file, or the one problem that keeps it from being read. */
export function parseJson(
  text: string,
  file: string,
  maxLength = MAX_TEXT_LENGTH,
): { value: unknown; problem: null } | { value: undefined; problem: Problem } {
  if (text.length > maxLength) {
    const size = `${text.length.toLocaleString('en')} characters`;
    const limit = maxLength.toLocaleString('en');
    return fault(
      'file-too-large',
      `${size}, more than the limit of ${limit}: split or simplify it`,
    );
  }
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { value: JSON.parse(body), problem: null };
  } catch {
    const at = jsonFaultAt(body);
    const { line, column, found } = describe(body, at);
    const message = `not JSON: line ${line}, column ${column}: unexpected ${found}: ${remedyAt(body, at)}`;
    return fault('not-json', message);
  }

  function fault(code: string, message: string) {
    return { value: undefined, problem: error({ file, path: '' }, code, message) };
  }
}

/** Index of the first character that no JSON text could have there; the length when the text ends too early. */
export function jsonFaultAt(text: string): number {
  const space = /[\t\n\r ]*/y;
  const scalar =
    /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
  const open: string[] = [];
  let at = 0;
  let due: 'value' | 'value or ]' | 'key' | 'key or }' | 'after' = 'value';
  for (;;) {
    at = match(space, at) ?? at;
    const char = text[at];
    if (due === 'after') {
      const within = open.at(-1);
      if (within === undefined) return at;
      if (char === ',') due = within === '{' ? 'key' : 'value';
      else if (char === (within === '{' ? '}' : ']')) open.pop();
      else return at;
      at += 1;
    } else if ((char === '}' && due === 'key or }') || (char === ']' && due === 'value or ]')) {
      open.pop();
      due = 'after';
      at += 1;
    } else if (due.startsWith('key')) {
      const end = char === '"' ? match(scalar, at) : null;
      if (end === null) return at;
      const colon = match(space, end) ?? end;
      if (text[colon] !== ':') return colon;
      due = 'value';
      at = colon + 1;
    } else if (char === '{' || char === '[') {
      open.push(char);
      due = char === '{' ? 'key or }' : 'value or ]';
      at += 1;
    } else {
      const end = match(scalar, at);
      if (end === null) return at;
      due = 'after';
      at = end;
    }
  }

  function match(pattern: RegExp, from: number): number | null {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex : null;
  }
}

/** What to do about text that no JSON could have there: what programs and hands most often leave in it. */
function remedyAt(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 100), at).trimEnd();
  const after = text.slice(at, at + 20);
  if (at >= text.length) return 'the file is cut short, fetch or export it again';
  if (/^-?(NaN|Infinity)/i.test(after)) return 'write a number, or null';
  if (/^[\]}]/.test(after) && before.endsWith(',')) return 'take out the comma before it';
  if (before === '' && /^[a-z_$]/i.test(after))
    return 'leave only what stands from the first { or [ to the last } or ]';
  if (after.startsWith("'")) return 'write double quotes';
  if (/^\/[/*]/.test(after)) return 'take out the comment';
  return 'mend it there, or export the file again';
}

function describe(text: string, at: number): { line: number; column: number; found: string } {
  const before = text.slice(0, at).split('\n');
  const found = at >= text.length ? 'end of the file' : JSON.stringify(text[at]);
  return { line: before.length, column: before.at(-1)!.length + 1, found };
}
