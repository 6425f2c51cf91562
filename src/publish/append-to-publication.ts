import { checkLast } from '../core/intake/append/check-last.ts';
import { type NewMap, readAppended } from '../core/intake/append/read-appended.ts';
import { CHECK_LIMITS } from '../core/intake/checks/check-limits.ts';
import { type SnapshotFeature, shapesByZone } from '../core/intake/geojson/shapes-by-zone.ts';
import type { Mapping } from '../core/intake/mapping/mapping.ts';
import { addTo, hasErrors, type Problem } from '../core/intake/problem.ts';
import { warnOfRepeats } from '../core/intake/series/warn-of-dates.ts';
import { toIsoPrecise } from '../core/time/civil-date.ts';
import type { SnapReport } from '../core/topology/border-guard.ts';
import { toGeoJson } from '../core/topology/rings-at.ts';
import type { Topology } from '../core/topology/topology.ts';
import { append } from '../core/topology/weave.ts';
import type { PublicationContent } from './publication-content.ts';
import { tellOfSnapping } from './tell-of-snapping.ts';

/**
 * What a publication tells with one map more, without weaving the rest again: the same topology as of a series built with
 * all of them. `content` is null when an error was found. The checks' limits are the usual ones: a publication
 * does not carry those of its series folder.
 */
export function appendToContent(
  content: PublicationContent,
  added: NewMap,
  mapping: Partial<Mapping>,
): { content: PublicationContent | null; problems: Problem[] } {
  const { series, extent, snapTolerance } = content.topology;
  const actors = series.actors.map(({ aliases, ...actor }) => ({
    ...actor,
    ...(aliases && { aliases: [...aliases] }),
  }));
  const rules = { rules: [], actors, ...mapping };
  const { features, problems } = readAppended(added, { info: series, extent, mapping: rules });
  if (hasErrors(problems)) return { content: null, problems };
  const reports: SnapReport[] = [];
  const { snapshot } = added;
  const topology = append(
    content.topology,
    [{ snapshot, shapes: shapesByZone(features) }],
    (_, report) => {
      if (report) reports.push(report);
    },
  );
  const placeFiles = content.places
    ? [{ file: 'places.geojson', features: content.places.features }]
    : [];
  addTo(
    problems,
    checkLast(lastOf(topology, added.name), {
      info: topology.series,
      extent,
      placeFiles,
      checks: CHECK_LIMITS,
    }),
  );
  if (stays(topology)) addTo(problems, warnOfRepeats([snapshot.from], added.name));
  addTo(problems, tellOfSnapping(reports, snapTolerance));
  return { content: hasErrors(problems) ? null : { ...content, topology }, problems };
}

/** The last three snapshots as they are drawn; the newest under the name of its file. */
function lastOf(topology: Topology, name: string): { file: string; features: SnapshotFeature[] }[] {
  const { snapshots } = topology.series;
  const first = Math.max(0, snapshots.length - 3);
  return snapshots.slice(first).map(({ from: day, precision }, i) => ({
    file: first + i === snapshots.length - 1 ? name : toIsoPrecise({ day, precision }),
    features: toGeoJson(topology, first + i).features.map(({ properties, geometry }) => ({
      zone: properties.zone,
      properties,
      polygons: geometry.coordinates as SnapshotFeature['polygons'],
    })),
  }));
}

/** True when no border begins or ends with the last snapshot. */
function stays({ borders, series }: Topology): boolean {
  const last = series.snapshots.length - 1;
  return (
    last > 0 &&
    borders.every(({ lifetimes }) => lifetimes.every(([from, to]) => from !== last && to !== last))
  );
}
