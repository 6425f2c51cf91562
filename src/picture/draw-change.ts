import { comparedZones } from '../core/figures/compared-zones.ts';
import { changeRegions } from '../core/topology/change-regions.ts';
import { toGeoJson } from '../core/topology/rings-at.ts';
import type { Topology } from '../core/topology/topology.ts';
import type { Theme } from '../core/view/view-state.ts';
import { type Change, changePaints, contestedPaint } from './change-paint.ts';
import { drawFill } from './draw-fill.ts';
import type { MapProjection } from './map-projection.ts';
import { FEATHER_PX, isEstimated, zoneColor } from './zone-paint.ts';

export interface DrawnChange {
  readonly topology: Topology;
  /** indexes of snapshots; `to` may be the earlier */
  readonly from: number;
  readonly to: number;
  /** index of the zone whose change is drawn; absent: see `comparedZones` */
  readonly zone: number | undefined;
  readonly theme: Theme;
  /** before every id in the document */
  readonly prefix: string;
}

/** What the compared zones held, gained and lost, and over it what was contested at either date, as SVG. */
export function drawChange(
  { topology, from, to, zone, theme, prefix }: DrawnChange,
  { path }: MapProjection,
): string {
  const { series } = topology;
  const compared = comparedZones(series, zone);
  const featherPx = [from, to].some((at) => isEstimated(series, at)) ? FEATHER_PX : 0;
  const amongSeveral = compared.zones.length > 1;
  const { features } = changeRegions(topology, from, to);
  const draw = (change: Change) =>
    compared.zones.map((index) => {
      const { id } = series.zones[index]!;
      const feature = features.find(
        ({ properties }) => properties.zone === id && properties.change === change,
      );
      const d = feature && path(feature.geometry);
      const paint = changePaints(zoneColor(series, index), theme, { amongSeveral })[change];
      return d ? drawFill(`${prefix}${change}-${index}`, paint, featherPx, d) : '';
    });
  return [...draw('held'), ...draw('gain'), ...draw('loss'), drawContested()].join('');

  /** One path that winds about all of it; where it winds more than once it is filled once. */
  function drawContested(): string {
    const ids = compared.contested.map((index) => series.zones[index]!.id);
    const d = [from, to]
      .flatMap((at) => toGeoJson(topology, at).features)
      .filter(({ properties }) => ids.includes(properties.zone))
      .map(({ geometry }) => path(geometry) ?? '')
      .join('');
    return d
      ? drawFill(`${prefix}contested`, contestedPaint(theme), 0, d, { 'fill-rule': 'nonzero' })
      : '';
  }
}
