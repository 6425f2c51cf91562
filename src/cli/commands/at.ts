import type { CAC } from 'cac';
import { toIso } from '../../core/time/civil-date.ts';
import { toGeoJson } from '../../core/topology/rings-at.ts';
import { dayOf } from '../arguments.ts';
import { covered, snapshotDate } from '../covered.ts';
import { openTopology } from '../open-series.ts';
import { printJson } from '../output.ts';

export function addAt(cli: CAC): void {
  cli
    .command('at <series> <date>', 'GeoJSON of what was held as of a date')
    .option('--json', 'the same: GeoJSON is JSON')
    .example('  conflict-map at site 2016-10-21 > october.geojson')
    .action((path: string, date: string) => {
      const day = dayOf(date, 'date');
      const topology = openTopology(path);
      const { index } = covered(topology.series, day);
      const { type, features } = toGeoJson(topology, index);
      const snapshot = topology.series.snapshots[index]!;
      printJson({
        type,
        asOf: toIso(day),
        date: snapshotDate(snapshot),
        ...(snapshot.method !== undefined && { method: snapshot.method }),
        features,
      });
    });
}
