import storyText from '../../../data/isis-2014-2017/story.en.md?raw';
import { parseStory } from '../../../src/core/story/parse-story.ts';
import { addMonths, toDay } from '../../../src/core/time/civil-date.ts';
import { formatView, parseView } from '../../../src/core/view/view-state.ts';
import { createReading } from '../../../src/ui/reading/create-reading.ts';
import { createStepper } from '../../../src/ui/reading/create-stepper.ts';
import { toSafeFragment } from '../../../src/ui/reading/safe-html.ts';
import { type Change, createStore, type Store } from '../../../src/ui/state/store.ts';
import arabicText from './story.ar.md?raw';

/**
 * The example's text beside a stand-in for the map that writes the shared view out. `?text=ar` is written
 * right to left, `?theme=dark` dark, `?stepper` one chapter at a time; the fragment is the first view.
 */
export interface ReadingScene {
  readonly store: Store;
  readonly changes: readonly Change[];
  destroy(): void;
  readonly toSafeFragment: typeof toSafeFragment;
}

declare global {
  interface Window {
    readingScene: ReadingScene;
  }
}

const query = new URLSearchParams(location.search);
const arabic = query.get('text') === 'ar';
const { story } = arabic
  ? parseStory(arabicText, 'story.ar.md')
  : parseStory(storyText, 'story.en.md');
document.documentElement.dataset.theme = query.get('theme') ?? 'light';
document.documentElement.dir = arabic ? 'rtl' : 'ltr';
document.documentElement.lang = story.language;
document.querySelector('#title')!.textContent = story.title;
document.querySelector('#byline')!.textContent = story.byline ?? '';

const start = toDay('2014-01');
const series = {
  snapshots: Array.from({ length: 48 }, (_, month) => ({
    from: addMonths(start, month),
    to: null,
  })),
  maxCarryDays: null,
};
const store = createStore(parseView(location.hash).view);
const changes: Change[] = [];
const show = () => {
  document.querySelector('#view')!.textContent = formatView(store.get());
};
store.subscribe((change) => {
  changes.push(change);
  show();
});
show();

const container = document.querySelector<HTMLElement>('#story')!;
const { destroy } = query.has('stepper')
  ? createStepper(container, {
      story,
      store,
      series,
      language: story.language,
      labels: arabic
        ? {
            chapters: 'الفصول',
            previousChapter: 'السابق',
            nextChapter: 'التالي',
            chapterOf: (number, count) => `${number} من ${count}`,
          }
        : {
            chapters: 'Chapters',
            previousChapter: 'Previous',
            nextChapter: 'Next',
            chapterOf: (number, count) => `${number} of ${count}`,
          },
    })
  : createReading(container, {
      story,
      store,
      series,
      labels: {
        passagesAbout: (count) => (arabic ? `مقاطع: ${count}` : `Passages about this: ${count}`),
      },
    });

window.readingScene = { store, changes, destroy, toSafeFragment };
