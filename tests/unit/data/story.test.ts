import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PlaceCollection } from '../../../src/core/publication/publication.ts';
import { checkStory } from '../../../src/core/story/check-story.ts';
import { htmlToText } from '../../../src/core/story/html-text.ts';
import { parseStory } from '../../../src/core/story/parse-story.ts';
import { storyAnchors } from '../../../src/core/story/story-anchors.ts';
import { toDay, toIso } from '../../../src/core/time/civil-date.ts';

const at = (path: string) => new URL(`../../../${path}`, import.meta.url);
const FOLDER = 'data/isis-2014-2017';
const ARTICLE = at('../shared/reference/article-2016-11-01.txt');

const { story, problems } = parseStory(
  readFileSync(at(`${FOLDER}/story.en.md`), 'utf8'),
  'story.en.md',
);
const regions = JSON.parse(
  readFileSync(at(`${FOLDER}/regions.geojson`), 'utf8'),
) as PlaceCollection;
const regionIds = regions.features.map(({ properties }) => properties.id);
const tableIds = readFileSync(at(`${FOLDER}/places.csv`), 'utf8')
  .split('\n')
  .slice(1)
  .map((row) => row.split(',')[0]!);
const text = story.chapters
  .flatMap(({ heading, passages }) => [heading ?? '', ...passages.map(({ html }) => html)])
  .map(htmlToText)
  .join('\n');

function shingles(of: string, length: number): Set<string> {
  const words =
    of
      .toLowerCase()
      .replace(/[’']/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(length - 1).map((_, i) => words.slice(i, i + length).join(' ')));
}

describe('the story of the example', () => {
  test('reads without a problem', () => {
    expect(problems).toEqual([]);
  });

  test('links only to places and dates of the series', () => {
    const facts = {
      placeIds: new Set([...tableIds, ...regionIds]),
      firstDay: toDay('2014-01'),
      lastDay: toDay('2017-12'),
      coverage: (day: number) => ({ index: 0, from: day, attested: true, ageDays: 0 }),
    };
    expect(checkStory(story, facts)).toEqual([]);
  });

  test('is a summary of 500 to 800 words that says so and credits its source', () => {
    const words = text.split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(500);
    expect(words).toBeLessThanOrEqual(800);
    expect(story.credits).toMatch(/summary/);
    for (const credit of ['Stewart Webb', 'DefenceReport', '1 November 2016'])
      expect(story.credits).toContain(credit);
    expect(story.dateline).toBe('1 November 2016 – Vancouver');
  });

  test('has a link for every place it speaks of, near and far, and for dated events', () => {
    const views = storyAnchors(story).map(({ view }) => view);
    const places = new Set(views.map(({ place }) => place));
    for (const place of [
      'mosul raqqa iraq syria afghanistan bosnia-and-herzegovina philippines mali libya',
      'paris europe north-america north-africa central-asia dabiq fallujah ramadi rawa',
    ].flatMap((line) => line.split(' ')))
      expect(places).toContain(place);
    const dated = views.map(
      ({ place, date }) => `${place} ${date === undefined ? '' : toIso(date)}`,
    );
    expect(dated).toContain('mosul 2016-10-17');
    expect(dated).toContain('paris 2015-11-13');
    expect(dated).toContain('iraq-and-syria 2016-10-21');
  });

  test('every chapter opens with a view, so that reading sets the map', () => {
    const [opening, ...chapters] = story.chapters;
    expect(opening!.id).toBe('opening');
    expect(chapters.map(({ view }) => view?.place)).not.toContain(undefined);
  });

  test.skipIf(!existsSync(ARTICLE))(
    'shares no six words in a row with the article (skipped without ../shared/reference)',
    () => {
      const theirs = shingles(readFileSync(ARTICLE, 'utf8'), 6);
      const whole = [story.title, story.byline, story.standfirst, story.credits]
        .map((part) => htmlToText(part ?? ''))
        .concat(text);
      const shared = whole.flatMap((part) => [...shingles(part, 6)]).filter((s) => theirs.has(s));
      expect(theirs.size).toBeGreaterThan(1000);
      expect(shared).toEqual([]);
    },
  );
});

describe('the regions of the example', () => {
  test('have unique ids that the table of places does not use', () => {
    expect(new Set(regionIds).size).toBe(regionIds.length);
    expect(regionIds.filter((id) => tableIds.includes(id))).toEqual([]);
  });

  test.each(regions.features.map((feature) => [feature.properties.id, feature] as const))(
    '%s has names, a frame and a point within it',
    (id, { id: featureId, properties, geometry }) => {
      expect(featureId).toBe(id);
      expect(properties.name.en).toMatch(/^[A-Z]/);
      expect(properties.name.ar).toMatch(/^[\u0600-\u06FF ]+$/);
      const [west, south, east, north] = properties.frame!;
      const [lon, lat] = geometry.coordinates;
      expect(lon > west && lon < east && lat > south && lat < north).toBe(true);
    },
  );
});
