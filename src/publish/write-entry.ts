import type { Publication } from '../core/publication/publication.ts';
import { localize } from '../core/series/series.ts';
import { toIso } from '../core/time/civil-date.ts';
import { writeTopology } from '../core/topology/write-topology.ts';
import { carriedScript } from './carried-script.ts';
import { sha256 } from './digest.ts';
import { drawPosters, PREVIEW, SHAPES } from './draw-posters.ts';
import { type LiveVersion, traceCorrections } from './live-version.ts';
import type { PublicationContent } from './publication-content.ts';
import { readBasemap } from './read-basemap.ts';

/**
 * Writes the parts of a publication and gives the entry that names them, without its version's name and places. `packs` is the
 * folder of basemap packs; `write` takes a part and gives the path under which it is kept.
 */
export function writeEntry(
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
  const [ofSeries, ofBasemap] = [new Map<string, string>(), new Map<string, string>()];
  const carry = (carried: Map<string, string>) => (name: string, text: string) => {
    const path = write(name, text);
    carried.set(path, text);
    return path;
  };
  const [writeData, writeBasemap] = [carry(ofSeries), carry(ofBasemap)];
  const entry: Publication = {
    version: 1,
    ...(url !== undefined && { url }),
    title: series.title,
    language: series.language,
    ...(description && { description }),
    view,
    ...(content.view === null && { opensOnNewest: true as const }),
    topology: writeData('control.topojson', writeTopology(topology, sha256)),
    ...(places && { places: writeData('places.geojson', JSON.stringify(places)) }),
    ...(story.length > 0 && { story: Object.fromEntries(story) }),
    events,
    sources: series.sources,
    ...(licence !== undefined && { licence }),
    ...(publisher && { publisher }),
    ...(methodNote && { methodNote }),
    ...(corrections.length > 0 && { corrections }),
    basemap: {
      world: writeBasemap('basemap/world.json', JSON.stringify(basemap.world)),
      ...(basemap.region && {
        region: writeBasemap('basemap/region.json', JSON.stringify(basemap.region)),
      }),
      gazetteer: writeBasemap('basemap/gazetteer.json', JSON.stringify(basemap.gazetteer)),
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
  return {
    ...entry,
    carried: [
      write('carried.js', carriedScript(ofSeries)),
      // Apart, since it is the same in every version.
      write('carried-basemap.js', carriedScript(ofBasemap)),
    ],
  };
}
