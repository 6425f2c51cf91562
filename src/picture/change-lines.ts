import { comparedZones } from '../core/figures/compared-zones.ts';
import { mappedChange } from '../core/figures/mapped-change.ts';
import type { Topology } from '../core/topology/topology.ts';
import { formatAreaKm2 } from '../core/words/format.ts';
import { createMapComparisonMessages } from '../core/words/map-comparison/messages.ts';
import { createMessages } from '../core/words/messages.ts';
import { zoneName } from '../core/words/zone-name.ts';
import { changeRows, rowKm2 } from './change-rows.ts';
import { isEstimated } from './zone-paint.ts';

/** The legend of a picture of change, a line with its area for each of `changeRows`. */
export function changeLines(
  topology: Topology,
  since: { readonly snapshot: number; readonly zone?: number },
  snapshot: number,
  language: string,
): string[] {
  const { series } = topology;
  const compared = comparedZones(series, since.zone);
  const change = mappedChange(topology, compared, since.snapshot, snapshot);
  const estimated = isEstimated(series, snapshot) || isEstimated(series, since.snapshot);
  const messages = createMessages(language);
  const { kinds, withArea } = createMapComparisonMessages(language);
  const words = {
    held: messages.heldArea,
    gain: messages.gainedArea,
    loss: messages.lostArea,
    hands: (area: string) => withArea(kinds.hands, area),
    contested: (area: string) => withArea(kinds.contested, area),
  };
  const named = (kind: string) => kind === 'held' || compared.zones.length > 1;
  return changeRows(series, compared, 'light', change).map((row) => {
    const line = words[row.kind](formatAreaKm2(rowKm2(row, change), { estimated, language }));
    return row.zone !== null && named(row.kind)
      ? withArea(zoneName(series, row.zone, language), line)
      : line;
  });
}
