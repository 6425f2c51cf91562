import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledPages } from '../src/cli/compile.mjs';
import type { NewMap } from '../src/core/intake/append/read-appended.ts';
import { importSeries } from '../src/core/intake/import/import-series.ts';
import type { SeriesFiles } from '../src/core/intake/series/series-folder.ts';
import { toDay } from '../src/core/time/civil-date.ts';
import { append } from '../src/core/topology/weave.ts';
import { appendToContent } from '../src/publish/append-to-publication.ts';
import { buildPublication } from '../src/publish/build-publication.ts';
import { contentOf, contentOfPublication } from '../src/publish/publication-content.ts';
import { weaveSeries } from '../src/publish/weave-series.ts';
import { type RealDay, realDays } from '../tests/support/shared-data.ts';
import { type Timed, timed } from './support/timed.ts';

/** Issue 5: a day more takes at most this share of building all of them. */
const BOUND = 1 / 10;
const BASEMAP = join(import.meta.dirname, '../data/basemap');
/** The second time is counted: both find their code compiled. */
const TIMES = 2;

/**
 * One day more beside building all days at once, in one process: the publication, and of it the topology alone. Needs the real
 * days beside the checkout.
 */
export async function benchAppend(): Promise<void> {
  const days = realDays();
  const last = days.at(-1);
  if (!last) {
    console.log('skipped: no ../shared/series/deepstate beside the checkout');
    return;
  }
  const parts = { pages: await compiledPages(), basemap: BASEMAP };
  const scratch = mkdtempSync(join(tmpdir(), 'bench-append-'));
  const [all, but] = [join(scratch, 'all'), join(scratch, 'but')];
  const build = (files: SeriesFiles, out: string) =>
    buildPublication(contentOf(weaveSeries(files).woven!), parts, out);
  const entry = (out: string) => readFileSync(join(out, 'publication.json'), 'utf8');
  try {
    const [whole, short] = [imported(days), imported(days.slice(0, -1))];
    const woven: Timed<unknown>[] = [];
    const appended: Timed<unknown>[] = [];
    const built: Timed<unknown>[] = [];
    const grown: Timed<unknown>[] = [];
    for (let i = 0; i < TIMES; i++) {
      rmSync(scratch, { recursive: true });
      build(short, but);
      const { topology } = contentOfPublication(but);
      const added = newMap(last);
      const shapes = new Map([['ru/control', last.polygons()]]);
      woven.push(timed(() => weaveSeries(whole)));
      appended.push(timed(() => append(topology, [{ snapshot: added.snapshot, shapes }])));
      built.push(timed(() => build(whole, all)));
      grown.push(
        timed(() => {
          const { content } = appendToContent(contentOfPublication(but), added, {
            rules: [{ zone: 'ru/control' }],
          });
          return buildPublication(content!, parts, but);
        }),
      );
      if (entry(all) !== entry(but)) throw new Error('appended, the publication is another');
    }
    console.log(
      `${cpus()[0]!.model}, node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
    );
    console.log(`${days.length} days; ms of the processor, the ${TIMES}nd time:`);
    row('topology', woven.at(-1)!, appended.at(-1)!);
    row('publication', built.at(-1)!, grown.at(-1)!);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function row(name: string, all: Timed<unknown>, one: Timed<unknown>): void {
  const ratio = one.cpuMs / all.cpuMs;
  const verdict = ratio <= BOUND ? 'holds' : 'MISSED';
  console.log(
    `  ${name.padEnd(12)} all ${all.cpuMs.toFixed(0)}, one day more ${one.cpuMs.toFixed(0)}: 1/${(1 / ratio).toFixed(1)} (bound 1/${1 / BOUND}): ${verdict}`,
  );
}

function newMap({ date, file }: RealDay): NewMap {
  return {
    name: file,
    value: JSON.parse(readFileSync(file, 'utf8')),
    snapshot: { from: toDay(date), to: null, precision: 'day' },
  };
}

/** A series folder of days, in memory. */
function imported(days: readonly RealDay[]): SeriesFiles {
  const folder = new Map<string, string>();
  const inputs = days.map(({ date, file }) => ({
    name: `${date}.geojson`,
    text: readFileSync(file, 'utf8'),
  }));
  const mapping = { rules: [{ zone: 'ru/control' }] };
  importSeries(inputs, { mapping, title: 'bench', existing: null }, (file, text) =>
    folder.set(file, text),
  );
  // The extent is that of all days, so that both are woven on one grid.
  const json = JSON.parse(folder.get('series.json')!);
  folder.set('series.json', JSON.stringify({ ...json, extent: [22, 44, 42, 53] }));
  return { read: (path) => folder.get(path) ?? null, names: () => [...folder.keys()] };
}
