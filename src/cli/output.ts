import { writeFileSync } from 'node:fs';
import type { Problem } from '../core/intake/problem.ts';
import { problemLines } from './problem-lines.ts';

/** Text to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A value as JSON to standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** A result: to the file `out` where one is named, else to standard output. */
export function deliver(text: string | Uint8Array, out: string | undefined): void {
  if (out !== undefined) writeFileSync(out, typeof text === 'string' ? `${text}\n` : text);
  else if (typeof text === 'string') print(text);
  else process.stdout.write(text);
}

/** Text to standard error, where it does not mix with results. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Problems to standard error: of each kind the first few and a count. */
export function tellProblems(problems: readonly Problem[]): void {
  for (const line of problemLines(problems)) tell(line);
}

/** What `validate --json` prints. */
export function problemsJson(problems: readonly Problem[]): {
  ok: boolean;
  problems: readonly Problem[];
} {
  return { ok: !problems.some(({ severity }) => severity === 'error'), problems };
}

/** A line that counts up on a terminal, and is silent elsewhere. Call without `done` to end it. */
export function createProgress(label: string): (done?: number, all?: number) => void {
  const { stderr } = process;
  if (!stderr.isTTY) return () => {};
  let told = 0;
  return (done, all) => {
    if (done === undefined) {
      stderr.write('\r\u001b[K');
    } else if (performance.now() - told > 50 || done === all) {
      told = performance.now();
      stderr.write(`\r\u001b[K${label} ${done}${all === undefined ? '' : `/${all}`}`);
    }
  };
}

/** Rows as columns parted by two spaces; the first column to the left, the others, numbers, to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!)))
      .join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
