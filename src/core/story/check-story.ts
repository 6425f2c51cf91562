import type { Coverage } from '../series/coverage.ts';
import { type Day, toIso } from '../time/civil-date.ts';
import type { ViewState } from '../view/view-state.ts';
import type { Anchor, Story } from './story.ts';
import { storyParts } from './story-anchors.ts';
import type { StoryProblem } from './story-problem.ts';

/** What the links of a story are checked against. */
export interface StoryFacts {
  /** ids of places.geojson */
  readonly placeIds: ReadonlySet<string>;
  /** first and last day a reader may choose, both inclusive */
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** which snapshot stands for a day; null for "no map" */
  readonly coverage: (day: Day) => Coverage | null;
}

/** Problems of a story's view links: places nobody listed, dates outside the series (errors), dates without a map (warnings). */
export function checkStory(story: Story, facts: StoryFacts): StoryProblem[] {
  return storyParts(story).flatMap(({ path, anchors }) =>
    anchors.flatMap((anchor) => checkView(anchor, facts).map((problem) => ({ path, ...problem }))),
  );
}

type Fault = Omit<StoryProblem, 'path'>;

function checkView({ text, view }: Anchor, facts: StoryFacts): Fault[] {
  const days = [view.date, view.vs].filter((day) => day !== undefined);
  return [...checkPlace(text, view, facts), ...days.flatMap((day) => checkDay(text, day, facts))];
}

function checkPlace(text: string, { place }: ViewState, { placeIds }: StoryFacts): Fault[] {
  if (place === undefined || placeIds.has(place)) return [];
  const near = [...placeIds].find((id) => id.startsWith(place) || place.startsWith(id));
  const remedy = near ? `is "${near}" meant?` : 'add it to the places or correct the link';
  const message = `link "${text}": unknown place "${place}"; ${remedy}`;
  return [{ severity: 'error', code: 'story-place', message }];
}

function checkDay(text: string, day: Day, { firstDay, lastDay, coverage }: StoryFacts): Fault[] {
  const named = `link "${text}": ${toIso(day)}`;
  if (day < firstDay || day > lastDay) {
    const message = `${named} lies outside the series, ${toIso(firstDay)} to ${toIso(lastDay)}; name a date in it, or the place alone`;
    return [{ severity: 'error', code: 'story-date', message }];
  }
  if (coverage(day) !== null) return [];
  const message = `${named} has no map: its last snapshot is too old; name a date with one`;
  return [{ severity: 'warning', code: 'story-no-map', message }];
}
