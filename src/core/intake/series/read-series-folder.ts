import type { PlaceCollection } from '../../publication/publication.ts';
import { coverageAt } from '../../series/coverage.ts';
import type { SeriesInfo } from '../../series/series.ts';
import { checkStory } from '../../story/check-story.ts';
import { parseStory } from '../../story/parse-story.ts';
import type { Story } from '../../story/story.ts';
import { storyParts } from '../../story/story-anchors.ts';
import { parseDate } from '../../time/civil-date.ts';
import { parseView } from '../../view/view-state.ts';
import { CHECK_LIMITS, type CheckLimits } from '../checks/check-limits.ts';
import { strayPlaces, unusedPlaces } from '../checks/places-in-use.ts';
import { sourceChanges } from '../checks/source-changes.ts';
import { type Mapping, mappingSchema } from '../mapping/mapping.ts';
import { parseJson } from '../parse-json.ts';
import { error, hasErrors, type Problem } from '../problem.ts';
import { check } from '../schema.ts';
import { readPlaceFiles, toPlaces } from './read-places.ts';
import type { SeriesFiles, SeriesFolder } from './series-folder.ts';
import type { SeriesJson } from './series-json.ts';
import { toSeriesInfo, withoutUndefined } from './to-series-info.ts';
import { validateSeriesJson } from './validate-series-json.ts';
import { warnOfDates } from './warn-of-dates.ts';

export const SERIES_FILE = 'series.json';

/** Degrees, about 2 m: less than sources draw to, and more than the grid and their programs add. */
const SNAP_TOLERANCE = 2e-5;

/**
 * Reads a series folder but for its shapes. `folder` is null when an error was found in series.json itself;
 * it is there, for further checks, when errors lie elsewhere.
 */
export function readSeriesFolder(files: SeriesFiles): {
  folder: SeriesFolder | null;
  problems: Problem[];
} {
  const text = files.read(SERIES_FILE);
  if (text === null) {
    const message = 'is missing: every series folder has one; "conflict-map new" writes one';
    return {
      folder: null,
      problems: [error({ file: SERIES_FILE, path: '' }, 'missing-file', message)],
    };
  }
  const { value, problem } = parseJson(text, SERIES_FILE);
  if (problem) return { folder: null, problems: [problem] };
  const { json, problems } = validateSeriesJson(value, SERIES_FILE);
  if (!json || hasErrors(problems)) return { folder: null, problems };
  const { info, files: snapshotFiles } = toSeriesInfo(json);
  if (info.snapshots.length === 0) problems.push(noSnapshots());
  problems.push(...warnOfDates(info.snapshots, SERIES_FILE));
  problems.push(...sourceChanges(info.snapshots, SERIES_FILE));
  const checks: CheckLimits = { ...CHECK_LIMITS, ...withoutUndefined(json.checks ?? {}) };
  const mapping = readMapping(json, problems);
  const placeFiles = readPlaceFiles(files, problems);
  const places = toPlaces(placeFiles);
  checkEventPlaces(json, places, problems);
  const stories = readStories(json, files, info, places, problems);
  problems.push(
    ...unusedPlaces(placeFiles, namedPlaces(json, stories)),
    ...strayPlaces(placeFiles, json.extent ?? null, checks),
  );
  const folder: SeriesFolder = {
    info,
    ...(json.description && { description: json.description }),
    files: snapshotFiles,
    extent: json.extent ?? null,
    snapTolerance: json.snapTolerance ?? SNAP_TOLERANCE,
    mapping: { ...mapping, actors: json.actors },
    events: json.events.map(({ date, ...event }) => ({ ...parseDate(date)!, ...event })),
    corrections: json.corrections,
    places,
    placeFiles,
    checks,
    stories,
    view: json.view ?? null,
    ...(json.methodNote && { methodNote: json.methodNote }),
    ...(json.url !== undefined && { url: json.url.replace(/\/?$/, '/') }),
    ...(json.licence !== undefined && { licence: json.licence }),
    ...(json.publisher && { publisher: withoutUndefined(json.publisher) }),
  };
  return { folder, problems };
}

function noSnapshots(): Problem {
  const message = 'is empty: list a snapshot at least, as "import" and "estimate" do';
  return error({ file: SERIES_FILE, path: 'snapshots' }, 'no-snapshots', message);
}

/** Ids of places that a story, an event or the opening view names. */
function namedPlaces(json: SeriesJson, stories: ReadonlyMap<string, Story>): Set<string> {
  const views = [...stories.values()]
    .flatMap((story) => storyParts(story))
    .flatMap(({ anchors }) => anchors.map(({ view }) => view.place));
  const opening = json.view === undefined ? undefined : parseView(json.view).view.place;
  const named = [...views, opening, ...json.events.map(({ place }) => place)];
  return new Set(named.filter((id) => id !== undefined));
}

function readMapping(json: SeriesJson, problems: Problem[]): SeriesFolder['mapping'] {
  const none: Pick<Mapping, 'rules'> = { rules: [] };
  if (json.mapping === undefined) return none;
  const { value, problems: found } = check(mappingSchema, json.mapping, SERIES_FILE);
  problems.push(...found.map((p) => ({ ...p, path: p.path ? `mapping.${p.path}` : 'mapping' })));
  return value ?? none;
}

function checkEventPlaces(
  json: SeriesJson,
  places: PlaceCollection | null,
  problems: Problem[],
): void {
  const known = idsOf(places);
  json.events.forEach(({ place }, i) => {
    if (place === undefined || known.has(place)) return;
    const message = `"${place}" is not one of the places: add it to places.csv or regions.geojson`;
    problems.push(
      error({ file: SERIES_FILE, path: `events[${i}].place` }, 'unknown-place', message),
    );
  });
}

/** Those that series.json names, else every `story.<language>.md` of the folder. */
function readStories(
  json: SeriesJson,
  files: SeriesFiles,
  info: SeriesInfo,
  places: PlaceCollection | null,
  problems: Problem[],
): Map<string, Story> {
  const stories = new Map<string, Story>();
  const named = json.story ? Object.entries(json.story) : storyFiles(files);
  for (const [language, file] of named) {
    const text = files.read(file);
    if (text === null) {
      const place = { file: SERIES_FILE, path: `story.${language}` };
      problems.push(
        error(place, 'missing-file', `"${file}" is not in the folder: add it, or take it out`),
      );
      continue;
    }
    const { story, problems: found } = parseStory(text, file);
    const [first, last] = [info.snapshots[0], info.snapshots.at(-1)];
    if (first && last) {
      const facts = {
        placeIds: idsOf(places),
        firstDay: first.from,
        lastDay: Math.max(last.from, (last.to ?? 0) - 1),
        coverage: (day: number) => coverageAt(info, day),
      };
      found.push(...checkStory(story, facts));
    }
    problems.push(...found.map((p) => ({ ...p, file, repaired: false })));
    stories.set(language, story);
  }
  return stories;
}

function storyFiles(files: SeriesFiles): [language: string, file: string][] {
  return files.names().flatMap((file) => {
    const language = /^story\.([a-zA-Z-]+)\.md$/.exec(file)?.[1];
    return language === undefined ? [] : [[language, file] as [string, string]];
  });
}

function idsOf(places: PlaceCollection | null): Set<string> {
  return new Set(places?.features.map(({ properties }) => properties.id));
}
