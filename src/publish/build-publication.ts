import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Publication } from '../core/publication/publication.ts';
import { localize } from '../core/series/series.ts';
import { toIso } from '../core/time/civil-date.ts';
import { writeTopology } from '../core/topology/write-topology.ts';
import { carriedScript } from './carried-script.ts';
import { readCompiledPages } from './compiled-pages.ts';
import { hashedName, sha256 } from './digest.ts';
import { drawPosters, PREVIEW, SHAPES } from './draw-posters.ts';
import { type LiveVersion, readLive, traceCorrections } from './live-version.ts';
import type { PublicationContent } from './publication-content.ts';
import { readBasemap } from './read-basemap.ts';
import { updateSite } from './update-site.ts';
import { PUBLICATION_FILE, versionFiles } from './version-files.ts';
import { tidy } from './write-aside.ts';

/** What a publication is built with besides its series. */
export interface PublicationParts {
  /** folder of the compiled pages: index.html, embed.html, assets */
  readonly pages: string;
  /** folder of basemap packs, with packs.json */
  readonly basemap: string;
}

export interface BuildOptions {
  /** keep this version for good under `v/<hash>/`; it is kept where nothing is said */
  readonly freeze?: boolean;
}

/** True when a publication may be written to `out`: nothing is there, or a publication. */
export function mayBuildInto(out: string): boolean {
  return (
    !existsSync(out) || readdirSync(out).length === 0 || existsSync(join(out, PUBLICATION_FILE))
  );
}

/**
 * Writes a publication to `out`, whole or not at all (docs/spec/publication.md). One that stands there is replaced but for
 * its frozen versions and what they rest on, and for files that are none of ours.
 */
export function buildPublication(
  content: PublicationContent,
  { pages, basemap }: PublicationParts,
  out: string,
  { freeze = true }: BuildOptions = {},
): Publication {
  tidy(out);
  const compiled = readCompiledPages(pages);
  const parts = new Map<string, string | Uint8Array>(compiled.parts);
  const before = readLive(out);
  const entry = writeEntry(content, basemap, before, (name, part) => {
    const hashed = hashedName(name, part);
    parts.set(hashed, part);
    return hashed;
  });
  const digests = Object.fromEntries(
    [...parts]
      .map(([path, part]) => [path, sha256(part)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const version = versionFiles({
    entry,
    content,
    pages: compiled,
    parts: digests,
    isFrozen: freeze,
  });
  updateSite(out, { parts, digests, version });
  return JSON.parse(version.live.get(PUBLICATION_FILE)!) as Publication;
}

function writeEntry(
  content: PublicationContent,
  packs: string,
  before: LiveVersion | null,
  write: (name: string, part: string | Uint8Array) => string,
): Publication {
  const { topology, description, places, stories, events, methodNote, url, licence, publisher } =
    content;
  const { series } = topology;
  const basemap = readBasemap(packs, topology.extent);
  const view = content.view ?? `date=${toIso(series.snapshots.at(-1)!.from)}`;
  const note = methodNote && localize(methodNote, series.language);
  const posters = drawPosters({ topology, view, basemap, note, credit: basemap.credit });
  const shape = (name: keyof typeof SHAPES) => ({
    ...SHAPES[name],
    light: write(`pictures/${name}-light.svg`, posters[name].light),
    dark: write(`pictures/${name}-dark.svg`, posters[name].dark),
  });
  const story = [...stories].map(([language, text]) => [
    language,
    write(`story.${language}.json`, JSON.stringify(text)),
  ]);
  const corrections = traceCorrections(content.corrections, before);
  const carried = new Map<string, string>();
  const carry = (name: string, text: string): string => {
    const path = write(name, text);
    carried.set(path, text);
    return path;
  };
  const entry: Publication = {
    version: 1,
    ...(url !== undefined && { url }),
    title: series.title,
    language: series.language,
    ...(description && { description }),
    view,
    ...(content.view === null && { opensOnNewest: true as const }),
    topology: carry('control.topojson', writeTopology(topology, sha256)),
    ...(places && { places: carry('places.geojson', JSON.stringify(places)) }),
    ...(story.length > 0 && { story: Object.fromEntries(story) }),
    events,
    sources: series.sources,
    ...(licence !== undefined && { licence }),
    ...(publisher && { publisher }),
    ...(methodNote && { methodNote }),
    ...(corrections.length > 0 && { corrections }),
    basemap: {
      world: carry('basemap/world.json', JSON.stringify(basemap.world)),
      ...(basemap.region && {
        region: carry('basemap/region.json', JSON.stringify(basemap.region)),
      }),
      gazetteer: carry('basemap/gazetteer.json', JSON.stringify(basemap.gazetteer)),
      credit: basemap.credit,
    },
    picture: {
      alt: posters.alt,
      wide: shape('wide'),
      narrow: shape('narrow'),
      png: {
        path: write('pictures/preview.png', posters.png),
        width: PREVIEW.width * PREVIEW.scale,
        height: PREVIEW.height * PREVIEW.scale,
      },
    },
  };
  return { ...entry, carried: write('carried.js', carriedScript(carried)) };
}
