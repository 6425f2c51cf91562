import type { Map as MapLibreMap } from 'maplibre-gl';
import { html, svg } from './dom.ts';
import type { MapMessages } from './map-messages.ts';

/** Buttons to zoom and to see the whole map again. */
export interface MapControls {
  setMessages(messages: MapMessages): void;
  destroy(): void;
}

const ICONS = {
  zoomIn: 'M3 8h10M8 3v10',
  zoomOut: 'M3 8h10',
  home: 'M8 1v4M8 11v4M1 8h4M11 8h4M8 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7',
} as const;

/** Adds the buttons to `container`; `goHome` moves the camera to the whole map. */
export function createControls(
  container: HTMLElement,
  map: MapLibreMap,
  goHome: () => void,
  animate: () => boolean,
): MapControls {
  const button = (icon: keyof typeof ICONS, onClick: () => void) => {
    const drawing = svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' });
    drawing.append(svg('path', { d: ICONS[icon] }));
    const made = html('button', { type: 'button' }, drawing);
    made.addEventListener('click', onClick);
    return made;
  };
  const buttons = {
    zoomIn: button('zoomIn', () => map.zoomIn({ animate: animate() })),
    zoomOut: button('zoomOut', () => map.zoomOut({ animate: animate() })),
    home: button('home', goHome),
  };
  const group = html('div', { class: 'cm-map-controls', role: 'group' }, ...Object.values(buttons));
  container.append(group);

  const showLimits = () => {
    const zoom = map.getZoom();
    setDisabled(buttons.zoomIn, zoom >= map.getMaxZoom() - 1e-6);
    setDisabled(buttons.zoomOut, zoom <= map.getMinZoom() + 1e-6);
  };
  map.on('zoom', showLimits);
  showLimits();

  return {
    setMessages(messages) {
      group.setAttribute('aria-label', messages.map);
      for (const name of ['zoomIn', 'zoomOut', 'home'] as const) {
        buttons[name].setAttribute('aria-label', messages[name]);
        buttons[name].title = messages[name];
      }
    },
    destroy() {
      map.off('zoom', showLimits);
      group.remove();
    },
  };
}

/** Keeps the focus where it is, unlike `disabled`. */
function setDisabled(button: HTMLButtonElement, disabled: boolean): void {
  button.setAttribute('aria-disabled', String(disabled));
}
