import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Publication, PublishedCorrection } from '../core/publication/publication.ts';
import type { Correction } from '../core/series/series.ts';
import { PUBLICATION_FILE } from './version-files.ts';

/** What a build finds out about the publication it replaces. */
export interface LiveVersion {
  /** folder in which it stands frozen; absent where it does not */
  readonly frozen?: string;
  readonly corrections: readonly PublishedCorrection[];
}

/** The publication that stands in a folder; null where there is none that can be read. */
export function readLive(folder: string): LiveVersion | null {
  try {
    const entry = JSON.parse(readFileSync(join(folder, PUBLICATION_FILE), 'utf8')) as Publication;
    if (entry.version !== 1) return null;
    const { frozen, corrections = [] } = entry;
    return { corrections, ...(frozen !== undefined && { frozen }) };
  } catch {
    return null;
  }
}

/**
 * Corrections with the version in which each had not been made: for one that is new, the version it replaces, where that is
 * frozen; for the others, what was known of them.
 */
export function traceCorrections(
  corrections: readonly Correction[],
  before: LiveVersion | null,
): PublishedCorrection[] {
  return corrections.map(({ date, snapshot, text }) => {
    const known = before?.corrections.find(
      (one) => one.date === date && one.snapshot === snapshot && one.text === text,
    );
    const folder = known ? known.before : before?.frozen;
    return { date, snapshot, text, ...(folder !== undefined && { before: folder }) };
  });
}
