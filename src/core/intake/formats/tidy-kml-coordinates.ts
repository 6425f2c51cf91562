import type { Element } from '@xmldom/xmldom';
import { repair } from '../problem.ts';
import { count } from '../show.ts';
import type { DecodeContext } from './decoded.ts';

/**
 * Writes lists of coordinates with one space between positions, as the conversion is quick with. Spaces beside
 * commas ("37.1, 36.2"), which it would take for the end of a position, are taken out and counted.
 */
export function tidyKmlCoordinates(
  lists: readonly Element[],
  { file, problems }: DecodeContext,
): void {
  let spaced = 0;
  for (const list of lists) {
    const written = (list.textContent ?? '').trim();
    const joined = written
      .split(',')
      .map((part) => part.trim())
      .join(',');
    if (joined !== written) spaced += 1;
    list.textContent = joined.split(/\s+/).join(' ');
  }
  if (spaced === 0) return;
  const message = `spaces beside commas in ${count(spaced, 'list')} of coordinates taken out`;
  problems.push(repair({ file, path: '' }, 'kml-spaces', message));
}
