import css from './map.css?inline';
import maplibreCss from './maplibre.css?inline';

/** The styles of the map, its controls, plate and legend, for the shadow root that holds them to adopt. */
export const mapCss: string = `${maplibreCss}\n${css}`;
