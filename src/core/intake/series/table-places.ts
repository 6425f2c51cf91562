import type { PlaceFeature, PlaceHolder } from '../../publication/publication.ts';
import type { Localized } from '../../series/series.ts';
import { parsePlaceTable, slug } from '../estimate/place-table.ts';
import { parseTable } from '../parse-table.ts';
import { hasErrors, type Problem } from '../problem.ts';

/** Rank of a place whose table does not give one: labelled when the map is near. */
const USUAL_RANK = 4;

/**
 * The places of a table of dated holdings (`parsePlaceTable`), one feature each with all its holders, those of
 * unknown start included. Names in other languages stand in columns `name_ar`, `name_uk`; `rank` is optional.
 */
export function tablePlaces(text: string, file: string, problems: Problem[]): PlaceFeature[] {
  const found = parsePlaceTable(text, file).problems;
  problems.push(...found);
  if (hasErrors(found)) return [];
  const places = new Map<string, Row[]>();
  for (const row of parseTable(text)) {
    const id = row.id || slug(row.place!);
    places.set(id, [...(places.get(id) ?? []), row]);
  }
  return [...places].map(([id, rows]) => toFeature(id, rows));
}

type Row = Readonly<Record<string, string | undefined>>;

function toFeature(id: string, rows: readonly Row[]): PlaceFeature {
  const first = rows[0]!;
  return {
    type: 'Feature',
    properties: {
      id,
      name: namesOf(first),
      kind: 'place',
      rank: Number(first.rank) || USUAL_RANK,
      holders: rows.map(toHolder).sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)),
    },
    geometry: { type: 'Point', coordinates: [Number(first.lon), Number(first.lat)] },
  };
}

function namesOf(row: Row): Localized {
  const others = Object.entries(row).flatMap(([column, name]) => {
    const language = /^name_([a-z]{2,3}(?:-\w+)*)$/i.exec(column)?.[1];
    return language && name ? [[language, name]] : [];
  });
  return { en: row.place!, ...Object.fromEntries(others) };
}

function toHolder({ holder, from, to, source, note }: Row): PlaceHolder {
  return {
    holder: holder!,
    ...(from && { from }),
    ...(to && { to }),
    source: source ?? '',
    ...(note && { note }),
  };
}
