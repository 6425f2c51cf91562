import type { CAC } from 'cac';
import { toIso } from '../../core/time/civil-date.ts';
import { toGeoJson } from '../../core/topology/rings-at.ts';
import { dayOf, textOf } from '../arguments.ts';
import { covered, snapshotDate } from '../covered.ts';
import { openTopology } from '../open-series.ts';
import { deliver } from '../output.ts';
import { provenanceOf } from '../provenance.ts';

export function addAt(cli: CAC): void {
  cli
    .command('at <series> <date>', 'GeoJSON of what was held as of a date')
    .option('--json', 'the same: GeoJSON is JSON')
    .option('--geojson', 'the same')
    .option('--out <file>', 'write there instead')
    .example('  conflict-map at site 2016-10-21 > october.geojson')
    .action((path: string, date: string, options: Record<string, unknown>) => {
      const day = dayOf(date, 'date');
      const out = textOf(options.out, '--out');
      const topology = openTopology(path);
      const { index } = covered(topology.series, day);
      const { type, features } = toGeoJson(topology, index);
      const snapshot = topology.series.snapshots[index]!;
      const collection = {
        type,
        asOf: toIso(day),
        date: snapshotDate(snapshot),
        ...(snapshot.method !== undefined && { method: snapshot.method }),
        ...provenanceOf(topology, [index]),
        features,
      };
      deliver(JSON.stringify(collection), out);
    });
}
