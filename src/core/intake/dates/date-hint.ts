import type { FoundCollection } from '../geojson/read-collection.ts';
import { createDateGuess } from '../mapping/guess-date.ts';
import { dateInText } from './date-in-words.ts';

/** Days and months as numbers before the year, in an order that only their author knows. */
const TURNED = /(?<!\d)(\d{1,2})([-_. ])(\d{1,2})\2(\d{4})(?!\d)/;
/** A day written as one is, which there is not when `dateInText` finds none. */
const NO_DAY = /(?<!\d)\d{4}([-_.]?)\d{2}\1\d{2}(?!\d)/;
const YEAR_MONTH = /(?<!\d)\d{4}([-_.])\d{2}(?!\d)/;

/** What follows on "holds no date" of a file's name: where else it has one, or how to say how it is written. */
export function dateHint(name: string, { features }: FoundCollection): string {
  const parts = name.split(/[\\/]/);
  const base = parts.at(-1)!;
  if (dateInFolders(parts.slice(0, -1)))
    return ', but its folder does: take it from there with --date-from folder';
  const turned = TURNED.exec(base);
  if (turned) return ` that is sure: give --date-pattern ${turnedPattern(turned)}`;
  const noDay = NO_DAY.exec(base);
  if (noDay) return `: there is no ${noDay[0]}; name it for the day it shows`;
  const yearMonth = YEAR_MONTH.exec(base);
  if (yearMonth) return ` of a day: if it is a month, give --date-pattern YYYY${yearMonth[1]}MM`;
  const guess = createDateGuess();
  for (const { properties } of features) guess.feature(properties);
  const property = guess.result()?.property;
  if (property !== undefined)
    return `, but its features do in "${property}": take them from there with --date-from property:${property}`;
  return ': write it as YYYY-MM-DD, or list the file in a table file,from,to (--date-from table:dates.csv)';
}

/** True for `2016-10-21/` as for `2016/10/21/`. */
function dateInFolders(folders: readonly string[]): boolean {
  return folders.some((folder) => dateInText(folder)) || dateInText(folders.join('/')) !== null;
}

function turnedPattern([, first, gap, second]: RegExpExecArray): string {
  const [day, month] = [`DD${gap}MM${gap}YYYY`, `MM${gap}DD${gap}YYYY`];
  if (Number(first) > 12) return day;
  if (Number(second) > 12) return month;
  return `${day} or ${month}`;
}
