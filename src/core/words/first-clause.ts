/** "Estimated from 224 sourced places" of a longer sentence: a legend must not hide the map. */
export function firstClause(note: string): string {
  return note.split(/[:.;](?:\s|$)/)[0]!;
}
