import { localize, type SeriesInfo } from '../series/series.ts';
import { createMessages } from './messages.ts';

/** A zone's name for readers: "Islamic State, control". */
export function zoneName(
  series: Pick<SeriesInfo, 'actors' | 'zones'>,
  zone: number,
  language: string,
): string {
  const { actor, status } = series.zones[zone]!;
  const found = series.actors.find(({ id }) => id === actor);
  const messages = createMessages(language);
  return messages.zoneName(found ? localize(found.name, language) : actor, messages.status[status]);
}
