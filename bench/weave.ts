import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { importSeries } from '../src/core/intake/import/import-series.ts';
import { areas } from '../src/core/topology/areas.ts';
import { readTopology } from '../src/core/topology/read-topology.ts';
import { writeTopology } from '../src/core/topology/write-topology.ts';
import { sha256 } from '../src/publish/digest.ts';
import { folderFiles } from '../src/publish/folder-files.ts';
import { weaveSeries } from '../src/publish/weave-series.ts';
import { realDays } from '../tests/support/shared-data.ts';
import { timed } from './support/timed.ts';

/** Bounds of design section 11. */
const BOUNDS = { seconds: 10, megabytes: 512, ratio: 100 } as const;

/** From dated files to the topology file: time, memory and size beside per-day gzip. Needs the real days beside the checkout. */
export function benchWeave(): void {
  const days = realDays().map(({ file }) => file);
  if (days.length === 0) {
    console.log('skipped: no ../shared/series/deepstate beside the checkout');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-weave-'));
  try {
    console.log(
      `${cpus()[0]!.model}, node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
    );
    const imported = timed(() => importInto(folder, days));
    const woven = timed(() => weaveSeries(folderFiles(folder)).woven!.topology);
    const written = timed(() => writeTopology(woven.value, sha256));
    const read = timed(() => readTopology(written.value));
    const summed = timed(() => areas(read.value));
    const megabytes = peakOfBuild(folder);
    const daily = days.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
    const whole = gzipSync(written.value, { level: 9 }).length;
    console.log(
      `${imported.value} days of ${basename(dirname(days[0]!))}; ms on the clock, of the processor:`,
    );
    for (const [name, { ms, cpuMs }] of Object.entries({ imported, woven, written, read, summed }))
      console.log(
        `  ${name.padEnd(10)}${ms.toFixed(0).padStart(7)}${cpuMs.toFixed(0).padStart(7)}`,
      );
    tell('weave from files, s of the processor', woven.cpuMs / 1000, BOUNDS.seconds);
    tell('peak memory of the command that builds it, MB', megabytes, BOUNDS.megabytes);
    tell(`topology gzip ${whole} B of per-day gzip ${daily} B, 1/`, -daily / whole, -BOUNDS.ratio);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Megabytes that `build` takes at most, in a process of its own. */
function peakOfBuild(folder: string): number {
  const path = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url));
  const { stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', path('tests/support/tell-peak-memory.mjs'), path('src/cli/conflict-map.mjs')],
      ...['build', folder, '--out', join(folder, 'site')],
    ],
    { encoding: 'utf8' },
  );
  return Number(/^peak-memory (\d+)$/m.exec(stderr)?.[1]);
}

function importInto(folder: string, days: readonly string[]): number {
  mkdirSync(join(folder, 'snapshots'));
  const inputs = function* () {
    for (const file of days) yield { name: basename(file), text: readFileSync(file, 'utf8') };
  };
  const mapping = { rules: [{ zone: 'ru/control' }] };
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  return importSeries(inputs(), { mapping, title: 'bench', existing: null }, write).snapshots;
}

function tell(what: string, value: number, bound: number): void {
  const verdict = value <= bound ? 'holds' : 'MISSED';
  console.log(`${what} ${Math.abs(value).toFixed(1)} (bound ${Math.abs(bound)}): ${verdict}`);
}
