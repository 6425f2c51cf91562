import type { Day } from '../core/time/civil-date.ts';
import { describeAsOf } from '../core/words/as-of.ts';
import { drawMapPicture, type MapPictureOptions } from '../picture/map-picture.ts';
import { pictureWords } from '../picture/picture-words.ts';
import { comparedView, snapshotOf } from '../ui/map/compared-view.ts';
import type { Store } from '../ui/state/store.ts';
import type { LoadedPublication } from './load-publication.ts';

export interface PrintStillsOptions {
  readonly loaded: LoadedPublication;
  readonly store: Store;
  readonly language: string;
  /** the map on screen: a still looks where it does, as far */
  readonly map: HTMLElement;
}

/** Sizes in CSS pixels: one still alone, and each of two side by side, whose words stay large enough to read on paper. */
const WHOLE = { width: 960, height: 600 };
const HALF = { width: 560, height: 460 };

/**
 * What is printed in the map's place, since a canvas prints blurred or not at all: the picture of the date, and of a
 * comparison both dates side by side, under the change where that is shown. They are drawn the moment before printing,
 * as markup of the page, so that nothing has to be waited for; always on light ground.
 */
export function createPrintStills(
  container: HTMLElement,
  { loaded, store, language, map }: PrintStillsOptions,
): { destroy(): void } {
  const { topology, basemap, publication } = loaded;
  const { series } = topology;
  const root = document.createElement('div');
  root.className = 'cm-print';
  container.append(root);
  const media = matchMedia('print');
  let count = 0;
  const fill = () => {
    root.replaceChildren(...stills());
  };
  const empty = () => root.replaceChildren();
  const onMedia = () => (media.matches ? fill() : empty());
  addEventListener('beforeprint', fill);
  addEventListener('afterprint', empty);
  media.addEventListener('change', onMedia);

  return {
    destroy() {
      removeEventListener('beforeprint', fill);
      removeEventListener('afterprint', empty);
      media.removeEventListener('change', onMedia);
      root.remove();
    },
  };

  function stills(): HTMLElement[] {
    const { mode, day, vs, zone } = comparedView(store.get(), series, false);
    if (vs === null) return [still(day, WHOLE)];
    const change =
      mode === 'change'
        ? [still(day, WHOLE, { day: vs, ...(zone !== undefined && { zone }) })]
        : [];
    return [...change, still(vs, HALF), still(day, HALF)];
  }

  function still(
    day: Day,
    size: { width: number; height: number },
    since?: { day: Day; zone?: number },
  ): HTMLElement {
    const { map: seen } = store.get();
    const nearer = Math.log2(size.width / (map.clientWidth || size.width));
    const camera = seen && { ...seen, zoom: Math.max(0, seen.zoom + nearer) };
    const from = since ? snapshotOf(series, since.day) : null;
    const options: MapPictureOptions = {
      topology,
      snapshot: since && from === null ? null : snapshotOf(series, day),
      basemap,
      theme: 'light',
      language,
      ...size,
      idPrefix: `print-${count++}-`,
      words: pictureWords({
        topology,
        day,
        ...(since && from !== null && { since }),
        language,
        basemapCredit: publication.basemap.credit,
      }),
      ...(camera && { camera }),
      ...(since &&
        from !== null && {
          since: { snapshot: from, ...(since.zone !== undefined && { zone: since.zone }) },
        }),
    };
    const figure = document.createElement('figure');
    figure.className = size === WHOLE ? 'cm-print-whole' : 'cm-print-half';
    const { documentElement } = new DOMParser().parseFromString(
      drawMapPicture(options),
      'image/svg+xml',
    );
    const caption = document.createElement('figcaption');
    const told = since ? [since.day, day] : [day];
    caption.textContent = told.map((at) => describeAsOf(series, at, language).text).join(' — ');
    figure.append(document.importNode(documentElement, true), caption);
    return figure;
  }
}
