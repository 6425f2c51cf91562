import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { element } from './element.ts';
import { iconButton, setIcon, setUnavailable } from './icons.ts';

/** Changes are gone to anywhere, or at the place or point that is chosen. */
export type Scope = 'anywhere' | 'here';
export type Direction = 1 | -1;

/** Whether there is a change that way; `unknown` while it is being reckoned. */
export type Found = 'some' | 'none' | 'unknown';

export interface ChangeStepsOptions {
  readonly language: string;
  readonly rightToLeft: boolean;
  go(scope: Scope, direction: Direction, button: HTMLButtonElement): void;
}

/** Buttons from change to change: two for anywhere, two more while a place or point is chosen. */
export interface ChangeSteps {
  readonly nodes: readonly HTMLElement[];
  button(scope: Scope, direction: Direction): HTMLButtonElement;
  /** What is found before and after the date; `here`: its name, and null where nothing is chosen. */
  show(
    anywhere: readonly [before: Found, after: Found],
    here: { readonly name: string; readonly found: readonly [Found, Found] } | null,
  ): void;
}

export function createChangeSteps({ language, rightToLeft, go }: ChangeStepsOptions): ChangeSteps {
  const words = createCompareMessages(language);
  const buttons = {
    anywhere: {
      [-1]: iconButton('earlierChange', words.previousChange, 'cm-earlier-change'),
      1: iconButton('laterChange', words.nextChange, 'cm-later-change'),
    },
    here: {
      [-1]: iconButton('earlierHere', '', 'cm-earlier-here'),
      1: iconButton('laterHere', '', 'cm-later-here'),
    },
  };
  const arrow = (direction: Direction) => (direction > 0 === rightToLeft ? 'Left' : 'Right');
  const keys = {
    anywhere: (direction: Direction) => `Arrow${arrow(direction)}`,
    here: (direction: Direction) => (direction > 0 ? 'PageUp' : 'PageDown'),
  };
  const pairs = { anywhere: element('span', 'cm-pair'), here: element('span', 'cm-pair') };
  for (const scope of ['anywhere', 'here'] as const)
    for (const direction of [-1, 1] as const) {
      const button = buttons[scope][direction];
      button.setAttribute('aria-keyshortcuts', `Shift+${keys[scope](direction)}`);
      button.addEventListener('click', () => go(scope, direction, button));
      pairs[scope].append(button);
    }
  let shownName: string | null = null;

  function name(place: string): void {
    if (place === shownName) return;
    shownName = place;
    setIcon(buttons.here[-1], 'earlierHere', words.previousChangeAt(place));
    setIcon(buttons.here[1], 'laterHere', words.nextChangeAt(place));
  }

  return {
    nodes: [pairs.anywhere, pairs.here],
    button: (scope, direction) => buttons[scope][direction],
    show(anywhere, here) {
      const reason = (found: Found, none: string) =>
        found === 'some' ? null : found === 'none' ? none : words.stillReckoning;
      setUnavailable(buttons.anywhere[-1], reason(anywhere[0], words.noEarlierChange));
      setUnavailable(buttons.anywhere[1], reason(anywhere[1], words.noLaterChange));
      pairs.here.hidden = here === null;
      if (!here) return;
      name(here.name);
      setUnavailable(buttons.here[-1], reason(here.found[0], words.noEarlierChangeAt(here.name)));
      setUnavailable(buttons.here[1], reason(here.found[1], words.noLaterChangeAt(here.name)));
    },
  };
}
