import type { CAC } from 'cac';
import { controlGeoJson } from '../../core/take-away/geojson-files.ts';
import { dayOf, textOf } from '../arguments.ts';
import { covered } from '../covered.ts';
import { openTopology } from '../open-series.ts';
import { deliver } from '../output.ts';

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
      covered(topology.series, day);
      deliver(JSON.stringify(controlGeoJson(topology, day)), out);
    });
}
