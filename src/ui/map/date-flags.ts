import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { describeDated, type Side } from '../../core/words/compare/describe-compared.ts';
import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { languageDirection } from '../../core/words/language.ts';
import { createMapComparisonMessages } from '../../core/words/map-comparison/messages.ts';
import { createMessages } from '../../core/words/messages.ts';
import type { ComparedView } from './compared-view.ts';
import { html } from './dom.ts';
import { createSwipeDivider, type SwipeDivider, type SwipeSide } from './swipe-divider.ts';

export interface DateFlagsOptions {
  readonly series: SeriesInfo;
  /** the divider of `swipe` was moved: share of the width from the left */
  readonly onDivide: (at: number) => void;
}

/** Which date is where, on the map itself: a divider with a date on each side, or the one date on screen. */
export interface DateFlags {
  /** where the divider stands, share of the width from the left */
  readonly divider: number;
  /** The date compared with lies on the side that is read first. */
  readonly comparedOnRight: boolean;
  show(compared: ComparedView, language: string): void;
  destroy(): void;
}

export function createDateFlags(
  container: HTMLElement,
  { series, onDivide }: DateFlagsOptions,
): DateFlags {
  let at = 0.5;
  let rightToLeft = false;
  let divider: { readonly language: string; readonly node: SwipeDivider } | null = null;
  const shown = html('p', { class: 'cm-date-flag cm-date-shown', dir: 'auto', hidden: '' });
  container.append(shown);

  return {
    get divider() {
      return at;
    },
    get comparedOnRight() {
      return rightToLeft;
    },
    show(compared, language) {
      const { mode, day, vs } = compared;
      rightToLeft = languageDirection(language) === 'rtl';
      if (divider && (mode !== 'swipe' || divider.language !== language)) {
        divider.node.destroy();
        divider = null;
      }
      shown.hidden = mode !== 'flicker';
      if (vs === null) return;
      if (mode === 'flicker') {
        const side: Side = compared.shown === day ? 'b' : 'a';
        const words = createMapComparisonMessages(language);
        shown.textContent = words.shown(lettered(side, compared.shown, language));
        shown.dataset.side = side;
      }
      if (mode !== 'swipe') return;
      divider ??= {
        language,
        node: createSwipeDivider(container, {
          language,
          at,
          onMove(moved) {
            at = moved;
            onDivide(at);
          },
        }),
      };
      const sides = [sideOf('a', vs, language), sideOf('b', day, language)] as const;
      const [left, right] = rightToLeft ? [sides[1], sides[0]] : sides;
      divider.node.setSides(left, right);
    },
    destroy() {
      divider?.node.destroy();
      shown.remove();
    },
  };

  function sideOf(side: Side, day: Day, language: string): SwipeSide {
    const { date, covered } = describeDated(series, day, language);
    return {
      date: lettered(side, day, language),
      ...(!covered && { noMap: `${createMessages(language).noMapFor} ${date}` }),
    };
  }

  function lettered(side: Side, day: Day, language: string): string {
    const { letters } = createCompareMessages(language);
    return `${letters[side]} ${describeDated(series, day, language).date}`;
  }
}
