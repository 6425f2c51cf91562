import type { Day } from '../../core/time/civil-date.ts';
import type { Side } from '../../core/words/compare/describe-compared.ts';
import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { createMessages } from '../../core/words/messages.ts';
import type { Room } from './axis.ts';
import type { Bands } from './bands.ts';
import { element } from './element.ts';
import { createHandle } from './handle.ts';
import { placePlates } from './place-plates.ts';
import type { TimeScale } from './time-scale.ts';

export interface HandlesOptions {
  readonly domain: readonly [Day, Day];
  readonly language: string;
  /** What a handle says of its day; `comparing`: with its letter and coverage. */
  words(side: Side, day: Day, comparing: boolean): string;
  /** Another handle is the one in focus, or was last. */
  activated(side: Side): void;
}

/** The handle of the date, and while two dates are compared a second one with the span between them tinted. */
export interface Handles {
  readonly node: HTMLElement;
  /** the one that buttons and keys move: the last in focus; B while there is no other */
  readonly active: Side;
  activate(side: Side): void;
  focus(side: Side): void;
  /** Moves the handles to their days; `a` is null where only one date is shown. Returns where dates stand. */
  place(a: Day | null, b: Day, scale: TimeScale, width: number): readonly Room[];
  /** The handle that a press at these pixels of the plot takes, and its own pixels. */
  nearest(x: number, y: number, bands: Bands): { side: Side; x: number };
  /** The handle that an element is. */
  sideOf(node: EventTarget | null): Side | null;
}

/** Handles nearer to each other than this, in pixels, are told apart by the height of their grips. */
const TOGETHER = 12;

export function createHandles({ domain, language, words, activated }: HandlesOptions): Handles {
  const messages = createMessages(language);
  const compare = createCompareMessages(language);
  const node = element('div', 'cm-handles');
  const span = element('div', 'cm-span');
  const handles = {
    a: createHandle({ side: 'a', domain, language }),
    b: createHandle({ side: 'b', domain, language }),
  };
  const at = { a: 0, b: 0 };
  let comparing: boolean | null = null;
  let active: Side = 'b';
  node.append(handles.b.node);

  function activate(side: Side): void {
    const changed = side !== active;
    active = side;
    for (const each of ['a', 'b'] as const) handles[each].setActive(each === side);
    if (changed) activated(side);
  }

  function setComparing(now: boolean): void {
    if (now === comparing) return;
    comparing = now;
    const name = (side: Side) => compare.dateOf(compare.letters[side]);
    handles.a.name(name('a'), compare.letters.a);
    handles.b.name(now ? name('b') : messages.date, now ? compare.letters.b : null);
    // Put in before B, which keeps B's focus.
    if (now) handles.b.node.before(span, handles.a.node);
    else for (const gone of [span, handles.a.node]) gone.remove();
    if (!now) activate('b');
  }

  for (const side of ['a', 'b'] as const)
    handles[side].node.addEventListener('focus', () => activate(side));
  activate('b');

  return {
    node,
    get active() {
      return active;
    },
    activate,
    focus(side) {
      handles[side].node.focus({ preventScroll: true });
    },
    place(a, b, scale, width) {
      setComparing(a !== null);
      const days: [Side, Day][] =
        a === null
          ? [['b', b]]
          : [
              ['a', a],
              ['b', b],
            ];
      for (const [side, day] of days) {
        at[side] = scale(day);
        handles[side].place(day, at[side], width, words(side, day, a !== null));
      }
      const placed = placePlates(
        days.map(([side]) => ({
          x: at[side],
          half: handles[side].plateHalf,
          first: side === active,
        })),
        width,
      );
      for (const [i, [side]] of days.entries()) handles[side].placePlate(placed[i]!);
      if (a !== null) placeSpan(span, at.a, at.b, width);
      return days.flatMap(([side], i) => {
        const middle = placed[i]!;
        return middle === null ? [] : [{ middle, half: handles[side].plateHalf }];
      });
    },
    nearest(x, y, { silhouette, track }) {
      if (!comparing) return { side: 'b', x: at.b };
      const [toA, toB] = [Math.abs(x - at.a), Math.abs(x - at.b)];
      const high = y < (silhouette.top + track.bottom) / 2;
      const isA = Math.abs(toA - toB) > TOGETHER ? toA < toB : high;
      return isA ? { side: 'a', x: at.a } : { side: 'b', x: at.b };
    },
    sideOf(target) {
      return target === handles.a.node ? 'a' : target === handles.b.node ? 'b' : null;
    },
  };
}

/** Stretches a strip of one pixel: moving it lays nothing out. */
function placeSpan(span: HTMLElement, a: number, b: number, width: number): void {
  const [from, to] = [Math.min(a, b), Math.max(a, b)].map((x) => Math.max(0, Math.min(width, x)));
  span.style.transform = `translateX(${from}px) scaleX(${to! - from!})`;
}
