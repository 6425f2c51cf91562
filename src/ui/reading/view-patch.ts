import type { ViewState } from '../../core/view/view-state.ts';
import type { ViewPatch } from '../state/store.ts';

/**
 * What a story's view changes of the reader's: the keys it names, and, when it names a place and no camera,
 * the camera goes, so that the map frames the place even if it was chosen before and the reader moved away.
 */
export function toViewPatch(view: ViewState): ViewPatch {
  const reframes = view.place !== undefined && view.map === undefined;
  return reframes ? { ...view, map: undefined } : view;
}
