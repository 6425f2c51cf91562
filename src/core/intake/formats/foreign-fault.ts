import type { Foreign } from './detect-format.ts';
import { DecodeFault } from './limits.ts';

/** The error of a file that is of no kind that is read. */
export function foreignFault(file: string, { looksLike, remedy }: Foreign): DecodeFault {
  return new DecodeFault(
    file,
    '',
    'unknown-format',
    `looks like ${looksLike}, which is not read: ${remedy}`,
  );
}
