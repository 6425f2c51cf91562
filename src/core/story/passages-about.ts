import type { Day } from '../time/civil-date.ts';
import type { ViewState } from '../view/view-state.ts';
import type { Anchor, Story } from './story.ts';

/** What a reader turned to: a place, a date, or a place on a date. */
export type Topic = Pick<ViewState, 'place' | 'date'>;

/** Days apart that a text and a map may lie and still speak of the same time. */
export const NEAR_DAYS = 3;

/** Tells whether a topic's date and an anchor's date mean the same map. */
export type SameTime = (a: Day, b: Day) => boolean;

/** Dates of one snapshot, as `snapshotAt` tells, or within `NEAR_DAYS` of each other, are the same time. */
export function sameTimeBy(snapshotAt: (day: Day) => number | undefined): SameTime {
  return (a, b) => {
    if (Math.abs(a - b) <= NEAR_DAYS) return true;
    const snapshot = snapshotAt(a);
    return snapshot !== undefined && snapshot === snapshotAt(b);
  };
}

/** True when an anchor has the topic's place and, where the topic has one, a date of the same time. */
export function isAbout({ view }: Anchor, topic: Topic, sameTime: SameTime): boolean {
  if (topic.place === undefined && topic.date === undefined) return false;
  if (topic.place !== undefined && view.place !== topic.place) return false;
  if (topic.date === undefined) return true;
  return view.date !== undefined && sameTime(topic.date, view.date);
}

/**
 * The anchors of each passage (by its id) that are about a topic. When no passage is about both its place
 * and its date, those about the place alone count.
 */
export function passagesAbout(
  story: Story,
  topic: Topic,
  sameTime: SameTime,
): Map<string, readonly Anchor[]> {
  const found = new Map<string, readonly Anchor[]>();
  for (const { passages } of story.chapters)
    for (const { id, anchors } of passages) {
      const about = anchors.filter((anchor) => isAbout(anchor, topic, sameTime));
      if (about.length > 0) found.set(id, about);
    }
  const both = topic.place !== undefined && topic.date !== undefined;
  return found.size === 0 && both ? passagesAbout(story, { place: topic.place }, sameTime) : found;
}
