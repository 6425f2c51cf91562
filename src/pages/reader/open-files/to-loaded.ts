import type { Publication } from '../../../core/publication/publication.ts';
import type { Bbox } from '../../../core/series/series.ts';
import { toIso, toIsoPrecise } from '../../../core/time/civil-date.ts';
import type { LoadedPublication } from '../../../embed/load-publication.ts';
import { chooseRegion } from '../../../publish/choose-packs.ts';
import type { MadeSeries } from './protocol.ts';

/** A series made on this page as the element shows it, over the basemap that the page's own publication carries. */
export function toLoaded(made: MadeSeries, page: LoadedPublication): LoadedPublication {
  const { topology, places, events, methodNote, view } = made;
  const { title, snapshots, sources } = topology.series;
  const newest = snapshots.at(-1);
  const publication: Publication = {
    ...page.publication,
    title,
    view: view ?? (newest ? `date=${toIso(newest.from)}` : ''),
    events: events.map(({ day, precision, ...event }) => ({
      date: toIsoPrecise({ day, precision }),
      ...event,
    })),
    sources,
  };
  for (const part of ['methodNote', 'story', 'places'] as const) delete publication[part];
  return {
    base: page.base,
    publication: { ...publication, ...(methodNote && { methodNote }) },
    topology,
    places: places ?? { type: 'FeatureCollection', features: [] },
    basemap: { ...page.basemap, region: regionFor(topology.extent, page) },
  };
}

/** The page's basemap alone, about `box`: what files that make no series are shown over. */
export function toBareLoaded(title: string, box: Bbox, page: LoadedPublication): LoadedPublication {
  const { language } = page.publication;
  const nothing = { actors: [], zones: [], snapshots: [], maxCarryDays: null, sources: [] };
  const topology = {
    series: { title, language, ...nothing },
    extent: box,
    arcs: [],
    borders: [],
    snapTolerance: 0,
  };
  return toLoaded({ topology, places: null, events: [], methodNote: null, view: null }, page);
}

/** The region pack that the page carries, when it fits; a build chooses among packs in the same way. */
function regionFor(extent: Bbox, { basemap: { region } }: LoadedPublication) {
  if (!region) return null;
  const pack = { id: 'region', file: 'region', bbox: region.bbox };
  const packs = { region: [pack], world: '', gazetteer: '', credit: '' };
  return chooseRegion(packs, extent) === null ? null : region;
}
