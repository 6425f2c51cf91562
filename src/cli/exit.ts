import type { Problem } from '../core/intake/problem.ts';

/** Exit codes of every command: docs/guides/commands.md. */
export const EXIT = { ok: 0, problems: 1, usage: 2, fileSystem: 3 } as const;

/** The command was asked in a way it does not understand. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The input holds errors, so nothing was written. */
export class ProblemsError extends Error {
  override readonly name = 'ProblemsError';
  constructor(readonly problems: readonly Problem[]) {
    super('the input holds errors');
  }
}

/** The input is sound, but what was asked of it cannot be answered. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** A file or folder is missing, or cannot be used. */
export class MissingError extends Error {
  override readonly name = 'MissingError';
}

/** The exit code for anything thrown; undefined for what is our own fault. */
export function exitCodeOf(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error)) return undefined;
  if (thrown instanceof ProblemsError || thrown instanceof NoAnswer) return EXIT.problems;
  if (thrown.name === 'TopologyError') return EXIT.problems;
  if (thrown instanceof UsageError || thrown.name === 'CACError') return EXIT.usage;
  const isSystem = thrown instanceof MissingError || 'syscall' in thrown;
  return isSystem ? EXIT.fileSystem : undefined;
}
