/** The public library: everything the commands do, as functions. No DOM. */

export { type ActorChange, changesByActor } from './core/figures/by-actor.ts';
export {
  areasByRegion,
  changesByRegion,
  type RegionAreas,
  type RegionChange,
} from './core/figures/by-region.ts';
export { type ChangeFigures, changeFigures } from './core/figures/change-figures.ts';
export {
  type ChangedPlace,
  changedPlaces,
  type NamedPlace,
} from './core/figures/changed-places.ts';
export { changedSnapshots } from './core/figures/changed-snapshots.ts';
export { breaks, type Caveat, type Comparison, compareDates } from './core/figures/comparison.ts';
export { type FrontChange, frontChanges } from './core/figures/fronts.ts';
export { changesAtPoint, type HistorySpan, placeHistory } from './core/figures/place-history.ts';
export { type Rates, ratesOf } from './core/figures/rates.ts';
export { createRegion, provincesOf, type Region, regionsOf } from './core/figures/region.ts';
export {
  largest,
  type TurningPoint,
  turningPointAt,
  turningPoints,
} from './core/figures/turning-points.ts';
export { type EstimateOptions, estimate } from './core/intake/estimate/estimate.ts';
export { type ImportOptions, importSeries } from './core/intake/import/import-series.ts';
export { type Mapping, parseMapping } from './core/intake/mapping/mapping.ts';
export { formatProblem, hasErrors, type Problem, type Severity } from './core/intake/problem.ts';
export { readSeriesFolder } from './core/intake/series/read-series-folder.ts';
export { readSnapshots } from './core/intake/series/read-snapshots.ts';
export type { SeriesFiles, SeriesFolder } from './core/intake/series/series-folder.ts';
export type { PlaceCollection, Publication } from './core/publication/publication.ts';
export { type Coverage, coverageAt, gaps } from './core/series/coverage.ts';
export type {
  Actor,
  Bbox,
  SeriesInfo,
  Snapshot,
  Source,
  Status,
  Zone,
} from './core/series/series.ts';
export { parseStory } from './core/story/parse-story.ts';
export type { Story } from './core/story/story.ts';
export { type AreasTable, areasCsv, areasTable } from './core/take-away/areas-table.ts';
export { caveatWords } from './core/take-away/caveat-words.ts';
export { changesCsv, changesTable } from './core/take-away/changes-table.ts';
export { changesGeoJson, controlGeoJson } from './core/take-away/geojson-files.ts';
export { type HistoryTable, historyCsv, historyTable } from './core/take-away/history-table.ts';
export { contentHash, type Provenance, provenanceOf } from './core/take-away/provenance.ts';
export { type CivilDate, type Day, parseDate, toDay, toIso } from './core/time/civil-date.ts';
export { areas } from './core/topology/areas.ts';
export { changeRegions } from './core/topology/change-regions.ts';
export { changes, type ZoneChange } from './core/topology/changes.ts';
export { type FrontLine, frontCoordinates, frontLines } from './core/topology/front-lines.ts';
export { historyAt, type PointSpan } from './core/topology/history-at.ts';
export { readTopology } from './core/topology/read-topology.ts';
export { ringsAt, toGeoJson, type ZonePolygons } from './core/topology/rings-at.ts';
export type { Border, GridPolygon, Lifetime, Topology } from './core/topology/topology.ts';
export { type WeaveInput, weave } from './core/topology/weave.ts';
export { writeTopology } from './core/topology/write-topology.ts';
export { formatView, parseView, type ViewState } from './core/view/view-state.ts';
export { drawMapPicture, type MapPictureOptions } from './picture/map-picture.ts';
export { drawViewPicture, type ViewPictureOptions } from './picture/view-picture.ts';
export { type BuildOptions, buildPublication } from './publish/build-publication.ts';
export { folderFiles } from './publish/folder-files.ts';
export {
  contentOf,
  contentOfPublication,
  type PublicationContent,
} from './publish/publication-content.ts';
export { renderPng } from './publish/render-png.ts';
export { serveFolder } from './publish/serve-folder.ts';
export { validateSeries, weaveSeries } from './publish/weave-series.ts';
