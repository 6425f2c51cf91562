import type { ComparedZones } from '../core/figures/compared-zones.ts';
import type { MappedChange } from '../core/figures/mapped-change.ts';
import type { SeriesInfo } from '../core/series/series.ts';
import type { Theme } from '../core/view/view-state.ts';
import {
  CHANGES,
  type Change,
  changePaints,
  contestedPaint,
  type FillPaint,
} from './change-paint.ts';
import { zoneColor } from './zone-paint.ts';

/** One line of the legend of a map of change. */
export interface ChangeRow {
  /** `hands`: lost by one compared zone, gained by another */
  readonly kind: Change | 'hands' | 'contested';
  /** index into `series.zones`; null where no single one is meant */
  readonly zone: number | null;
  /** what its ground is filled with, the lowest first */
  readonly paints: readonly FillPaint[];
}

/**
 * The lines that explain a map of change: held, gained and lost of each compared zone, then what is common to all,
 * where `change` has any of it or is not known yet.
 */
export function changeRows(
  series: Pick<SeriesInfo, 'actors' | 'zones'>,
  { zones, contested }: ComparedZones,
  theme: Theme,
  change?: MappedChange,
): ChangeRow[] {
  const amongSeveral = zones.length > 1;
  const paintsOf = (zone: number) => changePaints(zoneColor(series, zone), theme, { amongSeveral });
  const rows: ChangeRow[] = zones.flatMap((zone) =>
    CHANGES.map((kind) => ({ kind, zone, paints: [paintsOf(zone)[kind]] })),
  );
  if (amongSeveral && change?.handsKm2 !== 0) {
    const [first, second] = zones.map(paintsOf);
    rows.push({ kind: 'hands', zone: null, paints: [first!.gain, second!.loss] });
  }
  if (contested.length > 0 && change?.contestedKm2 !== 0)
    rows.push({ kind: 'contested', zone: null, paints: [contestedPaint(theme)] });
  return rows;
}

/** The area in km² that a line stands for. */
export function rowKm2({ kind, zone }: ChangeRow, change: MappedChange): number {
  if (kind === 'hands') return change.handsKm2 ?? 0;
  if (kind === 'contested') return change.contestedKm2 ?? 0;
  const figures = change.zones.find((each) => each.zone === zone);
  return figures?.[`${kind}Km2`] ?? 0;
}
