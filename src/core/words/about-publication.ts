import type { Publication } from '../publication/publication.ts';
import { localize } from '../series/series.ts';
import { parseDate } from '../time/civil-date.ts';
import { formatDay } from './format.ts';
import { createMessages } from './messages.ts';
import { createShareMessages } from './share/messages.ts';

/** A line of text, parts of which may lead somewhere. */
export type AboutLine = readonly (string | { readonly text: string; readonly href: string })[];

/** A part of what a publication says of itself: lines one below the other, or a list under a heading. */
export interface AboutPart {
  readonly kind: 'lines' | 'list' | 'folded-list';
  readonly heading?: string;
  readonly lines: readonly AboutLine[];
}

/** How a map was made, what was corrected, from what and on what terms, and which version it is. Only http(s) links and paths. */
export function aboutPublication(publication: Publication, language: string): AboutPart[] {
  const messages = createMessages(language);
  const share = createShareMessages(language);
  const { methodNote, corrections = [], sources, licence, basemap } = publication;
  const parts: AboutPart[] = [];
  if (methodNote) parts.push({ kind: 'lines', lines: [[localize(methodNote, language)]] });
  if (corrections.length > 0)
    parts.push({
      kind: 'list',
      heading: share.corrections,
      lines: corrections.map(({ date, snapshot, text, before }) => {
        const line = `${share.correctionOf(inWords(date, language), inWords(snapshot, language))} ${text}`;
        return before === undefined
          ? [line]
          : [`${line} `, { text: share.beforeCorrection, href: before }];
      }),
    });
  if (sources.length > 0)
    parts.push({
      kind: 'folded-list',
      heading: messages.sourceCount(sources.length),
      lines: sources.map(({ title, url, licence: terms }) => [
        url !== undefined && isWebAddress(url) ? { text: title, href: url } : title,
        terms === undefined ? '' : ` (${terms})`,
      ]),
    });
  const last: AboutLine[] = [];
  if (licence !== undefined)
    last.push([
      share.licence(''),
      isWebAddress(licence) ? { text: licence, href: licence } : licence,
    ]);
  last.push([messages.basemapCredit(basemap.credit)]);
  last.push(...versionLine(publication, language));
  parts.push({ kind: 'lines', lines: last });
  return parts;
}

function versionLine({ hash, frozen, live }: Publication, language: string): AboutLine[] {
  if (hash === undefined) return [];
  const share = createShareMessages(language);
  const name = share.versionName(hash);
  if (live !== undefined)
    return [[`${name}. ${share.frozenVersion} `, { text: share.newestVersion, href: live }]];
  return [
    frozen === undefined ? [name] : [`${name}. `, { text: share.permanentLink, href: frozen }],
  ];
}

function inWords(date: string, language: string): string {
  const parsed = parseDate(date);
  return parsed ? formatDay(parsed.day, parsed.precision, language) : date;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}
