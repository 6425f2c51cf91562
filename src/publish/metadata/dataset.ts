import type { Publication } from '../../core/publication/publication.ts';
import { localize } from '../../core/series/series.ts';
import type { Story } from '../../core/story/story.ts';
import { toIso, toIsoPrecise } from '../../core/time/civil-date.ts';
import type { Topology } from '../../core/topology/topology.ts';
import { zoneName } from '../../core/words/zone-name.ts';
import type { Addresses } from './addresses.ts';
import { licenceAddress } from './licence-address.ts';

export interface DatasetInput {
  readonly publication: Publication;
  readonly topology: Topology;
  /** in the publication's language */
  readonly story: Story | null;
  readonly description: string;
  readonly addresses: Addresses;
}

/** The series as a schema.org `Dataset`, for search engines and catalogues of data. */
export function datasetOf({
  publication,
  topology,
  story,
  description,
  addresses,
}: DatasetInput): object {
  const { title, language, hash, publisher, licence, methodNote, picture } = publication;
  const { sources, corrections = [] } = publication;
  const { series, extent } = topology;
  const [west, south, east, north] = extent;
  const from = series.snapshots[0]!;
  const last = series.snapshots.at(-1)!;
  const end =
    last.to === null
      ? toIsoPrecise({ day: last.from, precision: last.precision })
      : toIso(last.to - 1);
  const modified = [
    ...corrections.map(({ date }) => date),
    ...series.snapshots.flatMap(({ published }) =>
      published === undefined ? [] : toIso(published),
    ),
  ].sort();
  const organisation = publisher && {
    '@type': 'Organization',
    name: publisher.name,
    ...(publisher.url !== undefined && { url: publisher.url }),
  };
  const address =
    addresses.live === null ? {} : { url: addresses.own(''), '@id': addresses.own('') };
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    ...address,
    name: title,
    description,
    inLanguage: language,
    version: hash,
    temporalCoverage: `${toIsoPrecise({ day: from.from, precision: from.precision })}/${end}`,
    spatialCoverage: {
      '@type': 'Place',
      geo: { '@type': 'GeoShape', box: `${south} ${west} ${north} ${east}` },
    },
    variableMeasured: series.zones.map((_, zone) => ({
      '@type': 'PropertyValue',
      name: zoneName(series, zone, language),
      unitText: 'km2',
    })),
    ...(methodNote && { measurementTechnique: localize(methodNote, language) }),
    ...(licence !== undefined && { license: licenceAddress(licence) ?? licence }),
    ...(organisation && { creator: organisation, publisher: organisation }),
    isAccessibleForFree: true,
    ...(modified.length > 0 && { dateModified: modified.at(-1) }),
    ...(picture && { image: addresses.part(picture.png.path) }),
    distribution: [
      {
        '@type': 'DataDownload',
        encodingFormat: 'application/json',
        contentUrl: addresses.part(publication.topology),
      },
    ],
    isBasedOn: sources.map(({ title: name, url, licence: terms }) => ({
      '@type': 'CreativeWork',
      name,
      ...(url !== undefined && { url }),
      ...(terms !== undefined && { license: licenceAddress(terms) ?? terms }),
    })),
    ...(story?.source && {
      citation: { '@type': 'CreativeWork', name: story.source.title, url: story.source.url },
    }),
    ...(corrections.length > 0 && {
      correction: corrections.map(({ date, snapshot, text }) => ({
        '@type': 'CorrectionComment',
        datePublished: date,
        text: `${snapshot}: ${text}`,
      })),
    }),
  };
}
