import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Publication } from '../core/publication/publication.ts';
import { localize } from '../core/series/series.ts';
import { toIso, toIsoPrecise } from '../core/time/civil-date.ts';
import { writeTopology } from '../core/topology/write-topology.ts';
import { hashedName, sha256 } from './digest.ts';
import { drawPoster } from './draw-poster.ts';
import { injectHead, injectPicture } from './fill-page.ts';
import { readBasemap } from './read-basemap.ts';
import type { WovenSeries } from './weave-series.ts';
import { replaceFolder } from './write-aside.ts';

export const PUBLICATION_FILE = 'publication.json';

/** What a publication is built with besides its series. */
export interface PublicationParts {
  /** folder of the compiled pages: index.html, embed.html, assets */
  readonly pages: string;
  /** folder of basemap packs, with packs.json */
  readonly basemap: string;
}

/** True when a publication may be written to `out`: nothing is there, or a publication, which is replaced. */
export function mayBuildInto(out: string): boolean {
  return (
    !existsSync(out) || readdirSync(out).length === 0 || existsSync(join(out, PUBLICATION_FILE))
  );
}

/** Writes a publication to `out`, whole or not at all. */
export function buildPublication(woven: WovenSeries, parts: PublicationParts, out: string): void {
  replaceFolder(out, (aside) => {
    const publication = writeParts(woven, parts.basemap, aside);
    writeFileSync(join(aside, PUBLICATION_FILE), `${JSON.stringify(publication, null, 2)}\n`);
    writePages(woven, publication, parts.pages, aside);
  });
}

function writeParts({ folder, topology }: WovenSeries, packs: string, out: string): Publication {
  const write = (name: string, content: string): string => {
    const hashed = hashedName(name, content);
    mkdirSync(dirname(join(out, hashed)), { recursive: true });
    writeFileSync(join(out, hashed), content);
    return hashed;
  };
  const { info, places, stories, events, methodNote } = folder;
  const basemap = readBasemap(packs, topology.extent);
  const story = [...stories].map(([language, text]) => [
    language,
    write(`story.${language}.json`, JSON.stringify(text)),
  ]);
  const view = folder.view ?? `date=${toIso(info.snapshots.at(-1)!.from)}`;
  const note = methodNote && localize(methodNote, info.language);
  const { svg, alt } = drawPoster({ topology, view, basemap, note, credit: basemap.credit });
  return {
    version: 1,
    title: info.title,
    language: info.language,
    view,
    topology: write('control.topojson', writeTopology(topology, sha256)),
    ...(places && { places: write('places.geojson', JSON.stringify(places)) }),
    ...(story.length > 0 && { story: Object.fromEntries(story) }),
    events: events.map(({ day, precision, ...event }) => ({
      date: toIsoPrecise({ day, precision }),
      ...event,
    })),
    sources: info.sources,
    ...(methodNote && { methodNote }),
    basemap: {
      world: write('basemap/world.json', JSON.stringify(basemap.world)),
      ...(basemap.region && {
        region: write('basemap/region.json', JSON.stringify(basemap.region)),
      }),
      gazetteer: write('basemap/gazetteer.json', JSON.stringify(basemap.gazetteer)),
      credit: basemap.credit,
    },
    picture: { svg: write('picture.svg', svg), alt },
  };
}

/** Copies the compiled pages, filled in for this publication; the compiler's own records stay behind. */
function writePages(
  { folder }: WovenSeries,
  { picture }: Publication,
  pages: string,
  out: string,
): void {
  const { info, description, stories } = folder;
  const head = {
    title: stories.get(info.language)?.title ?? info.title,
    description: description ? localize(description, info.language) : info.title,
    language: info.language,
  };
  for (const entry of readdirSync(pages, { withFileTypes: true })) {
    const [from, to] = [join(pages, entry.name), join(out, entry.name)];
    if (entry.name.startsWith('.')) continue;
    if (entry.name.endsWith('.html'))
      writeFileSync(to, injectPicture(injectHead(readFileSync(from, 'utf8'), head), picture));
    else cpSync(from, to, { recursive: true });
  }
}
