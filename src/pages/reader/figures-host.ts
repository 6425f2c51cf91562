import { provincesOf } from '../../core/figures/region.ts';
import type { Theme, ViewState } from '../../core/view/view-state.ts';
import { comparisonMode, formatView, type Panel } from '../../core/view/view-state.ts';
import type { FiguresMessages } from '../../core/words/figures/messages.ts';
import type { ConflictMapElement } from '../../embed/conflict-map-element.ts';
import type { LoadedPublication } from '../../embed/load-publication.ts';
import { inkColor } from '../../picture/zone-paint.ts';
import { zoneSwatches } from '../../picture/zone-swatch.ts';
import { chosenDay } from '../../ui/state/chosen-day.ts';

export interface FiguresHostOptions {
  readonly map: ConflictMapElement;
  readonly panels: Readonly<Record<Panel, HTMLElement>>;
  readonly language: string;
  readonly words: FiguresMessages;
}

/** Brings the figures to the page when a reader first asks for them: their code is not fetched before. */
export function createFiguresHost({ map, panels, language, words }: FiguresHostOptions): {
  showTheme(theme: Theme): void;
  destroy(): void;
} {
  let theme: Theme = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
  let figures: { repaint(): void; destroy(): void } | null = null;
  let asked = false;
  let isOver = false;
  const load = async () => {
    const { panel } = map.view.get();
    if (asked || !panel) return;
    asked = true;
    panels[panel].textContent = words.loading;
    try {
      const [{ createFigures }] = await Promise.all([
        import('../../ui/figures/create-figures.ts'),
        map.ready,
      ]);
      if (isOver) return;
      for (const each of Object.values(panels)) each.replaceChildren();
      figures = createFigures(panels, optionsOf(map.publication!));
    } catch (error) {
      console.error(error);
      for (const each of Object.values(panels)) each.textContent = words.notLoaded;
    }
  };
  void load();
  const endStore = map.view.subscribe(({ view, previous }) => {
    if (view.panel !== previous.panel) void load();
  });
  return {
    showTheme(next) {
      theme = next;
      figures?.repaint();
    },
    destroy() {
      isOver = true;
      endStore();
      figures?.destroy();
      for (const each of Object.values(panels)) each.replaceChildren();
    },
  };

  function optionsOf(loaded: LoadedPublication) {
    const { topology, places, basemap } = loaded;
    const { series } = topology;
    return {
      topology,
      places,
      gazetteer: basemap.gazetteer.places,
      regions: provincesOf(basemap.region),
      store: map.view,
      attention: map.attention,
      language,
      paint: () => {
        const swatches = zoneSwatches(series, theme);
        const colors = new Map(series.actors.map(({ id, color }) => [id, inkColor(color, theme)]));
        return {
          zone: (zone: number) => swatches[zone]!,
          actor: (id: string) => colors.get(id) ?? '#808080',
        };
      },
      picture: (view: ViewState) => drawPicture(loaded, view),
      permalink: (view: ViewState) => new URL(`#${formatView(view)}`, location.href).href,
    };
  }

  async function drawPicture(
    { topology, basemap, publication }: LoadedPublication,
    view: ViewState,
  ) {
    const { drawViewPicture } = await import('../../picture/view-picture.ts');
    const { width, height } = mapSize(map);
    const mode = comparisonMode(view);
    const zone = topology.series.zones.findIndex(({ id }) => id === view.zone);
    const svg = drawViewPicture({
      topology,
      basemap: { ...basemap, credit: publication.basemap.credit },
      day: chosenDay(view, topology.series),
      theme,
      language,
      width,
      height,
      ...(view.map && { camera: view.map }),
      ...(mode !== null && mode !== 'control' && { since: view.vs!, ...(zone >= 0 && { zone }) }),
    });
    return { svg, width, height };
  }
}

/** Size of the map's own part of the element, in whole CSS pixels. */
function mapSize(map: ConflictMapElement): { width: number; height: number } {
  const room = map.shadowRoot?.querySelector('.cm-viewer-map') ?? map;
  const { width, height } = room.getBoundingClientRect();
  return { width: Math.max(200, Math.round(width)), height: Math.max(150, Math.round(height)) };
}
