import type { HistorySpan } from '../../core/figures/place-history.ts';
import type { Holding } from '../../core/figures/place-holding.ts';
import { localize } from '../../core/series/series.ts';
import { formatDay } from '../../core/words/format.ts';
import { createMessages } from '../../core/words/messages.ts';
import { zoneName } from '../../core/words/zone-name.ts';
import type { FiguresContext } from './context.ts';
import { h } from './dom.ts';
import { asActor, asZone } from './paint.ts';
import type { StripSpan } from './strip.ts';

/** A span of a history with its words: who, since when, until when, who says so. */
export interface ToldSpan extends StripSpan {
  readonly holder: string;
  readonly fromText: string;
  readonly untilText: string;
  readonly sources: readonly SourceText[];
}

/** A source by title, with an address where it has one. */
export interface SourceText {
  readonly title: string;
  readonly url?: string;
}

/** What the map says of a point, span by span. */
export function mapSpans(history: readonly HistorySpan[], context: FiguresContext): ToldSpan[] {
  const { topology, words, language } = context;
  const { series } = topology;
  const messages = createMessages(language);
  return history.map(({ from, to, covered, zones, sources, snapshots }) => {
    const indexes = zones.map((id) => series.zones.findIndex((zone) => zone.id === id));
    const names = indexes.map((zone) => zoneName(series, zone, language));
    const holder = covered ? names.join(messages.listSeparator) || words.nobody : words.noMap;
    const { precision } = series.snapshots[snapshots[0]]!;
    return told(context, {
      from,
      to,
      holder,
      kind: covered ? (zones.length > 0 ? 'held' : 'nobody') : 'no-map',
      lanes: indexes.map((zone) => asZone(h('span', { class: 'cmf-lane' }), zone)),
      fromText: formatDay(from, covered ? precision : 'day', language),
      untilText:
        to !== null ? formatDay(to, 'day', language) : covered ? words.now : messages.noLaterMap,
      sources: sources.map((id) => sourceText(id, context)),
    });
  });
}

/** What the place table says, holding by holding. */
export function tableSpans(holdings: readonly Holding[], context: FiguresContext): ToldSpan[] {
  const { topology, words, language } = context;
  const { series } = topology;
  return holdings.map(({ holder, from, to, source }) => {
    const actor = actorOf(holder, context);
    return told(context, {
      from: from?.day ?? -Infinity,
      to: to?.day ?? null,
      holder: holderName(holder, context),
      kind: actor ? 'held' : 'nobody',
      lanes: actor ? [asActor(h('span', { class: 'cmf-lane' }), series, actor.id)] : [],
      fromText: from ? formatDay(from.day, from.precision, language) : words.noStart,
      untilText: to ? formatDay(to.day, to.precision, language) : words.now,
      sources: source
        .split(' | ')
        .filter((part) => part !== '')
        .map((part) => sourceText(part, context)),
    });
  });
}

/** A holder's name: an actor's, or that it is not known. */
export function holderName(holder: string, context: FiguresContext): string {
  const actor = actorOf(holder, context);
  if (actor) return localize(actor.name, context.language);
  return holder === 'unknown' ? context.words.unknownHolder : holder;
}

function actorOf(holder: string, { topology }: FiguresContext) {
  const asked = holder.trim().toLowerCase();
  return topology.series.actors.find(
    ({ id, aliases = [] }) =>
      id === holder || aliases.some((alias) => alias.trim().toLowerCase() === asked),
  );
}

function told(context: FiguresContext, span: Omit<ToldSpan, 'text'>): ToldSpan {
  const { words } = context;
  const when = words.span(span.holder, span.fromText, span.untilText);
  const by = span.sources.map(({ title }) => title).join('; ');
  return { ...span, text: by === '' ? when : `${when}. ${words.source}: ${by}` };
}

function sourceText(text: string, { topology }: FiguresContext): SourceText {
  const known = topology.series.sources.find(({ id }) => id === text);
  if (known)
    return { title: known.title, ...(isWeb(known.url) && { url: known.url }) } as SourceText;
  if (!isWeb(text)) return { title: text };
  return { title: new URL(text).hostname.replace(/^www\./, ''), url: text };
}

function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//.test(url) && URL.canParse(url);
}
