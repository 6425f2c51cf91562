import type { Region } from '../../core/figures/region.ts';
import { turningPointAt } from '../../core/figures/turning-points.ts';
import { localize } from '../../core/series/series.ts';
import { historyAt } from '../../core/topology/history-at.ts';
import type { Topology } from '../../core/topology/topology.ts';
import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { formatAreaKm2, formatDay } from '../../core/words/format.ts';
import { createMessages } from '../../core/words/messages.ts';
import { zoneName } from '../../core/words/zone-name.ts';

/** The date of a change: "17 October 2016", with its region where one is in view. */
export function changeDate(
  { series }: Topology,
  snapshot: number,
  region: Region | undefined,
  language: string,
): string {
  const { from, precision } = series.snapshots[snapshot]!;
  const date = formatDay(from, precision, language);
  const place = region && localize(region.name, language);
  return place ? createCompareMessages(language).inRegion(date, place) : date;
}

/** What a zone gained and lost at a snapshot: the zone in view, else the one in which most changed. Empty where nothing did. */
export function changeWords(
  topology: Topology,
  snapshot: number,
  { zone, region }: { zone: number | undefined; region: Region | undefined },
  language: string,
): string {
  const { series } = topology;
  const messages = createMessages(language);
  const zones = zone === undefined ? series.zones.map((_, each) => each) : [zone];
  const found = zones.flatMap((each) => {
    const point = turningPointAt(topology, snapshot, { zone: each, ...(region && { region }) });
    return point ? [{ zone: each, ...point }] : [];
  });
  const most = found.sort((p, q) => q.grossKm2 - p.grossKm2)[0];
  if (!most) return '';
  const estimated = [snapshot - 1, snapshot].some(
    (index) => series.snapshots[index]?.method === 'estimate',
  );
  const area = (km2: number) => formatAreaKm2(km2, { estimated, language });
  const parts = [
    ...(most.gainKm2 >= LEAST_KM2 ? [messages.gainedArea(area(most.gainKm2))] : []),
    ...(most.lossKm2 >= LEAST_KM2 ? [messages.lostArea(area(most.lossKm2))] : []),
  ];
  return parts.length > 0
    ? `${zoneName(series, most.zone, language)}: ${parts.join(messages.listSeparator)}`
    : zoneName(series, most.zone, language);
}

/** Less than this is written as 0. */
const LEAST_KM2 = 0.05;

/** The zones a point came into at a snapshot, and those it lay in before. */
export function holdersWords(
  topology: Topology,
  snapshot: number,
  { name, lon, lat }: { readonly name: string; readonly lon: number; readonly lat: number },
  language: string,
): string {
  const words = createCompareMessages(language);
  const { listSeparator } = createMessages(language);
  const spans = historyAt(topology, lon, lat);
  const at = spans.findIndex(({ from, to }) => from <= snapshot && snapshot < to);
  const say = (zones: readonly number[] = []) =>
    zones.map((zone) => zoneName(topology.series, zone, language)).join(listSeparator) ||
    words.nobody;
  return words.holdersAt(name, say(spans[at]?.zones), say(spans[at - 1]?.zones));
}
