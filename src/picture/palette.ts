import type { Theme } from '../core/view/view-state.ts';

/** Colours `#rrggbb` of the basemap: of the WebGL map and of the SVG picture alike. */
export interface Palette {
  readonly sea: string;
  /** land of countries the map is not about, and all land where no region is named */
  readonly land: string;
  /** land of the countries the map is about */
  readonly focusLand: string;
  readonly lake: string;
  readonly river: string;
  /** borders between countries */
  readonly border: string;
  /** borders between provinces */
  readonly province: string;
  /** the dot and the name of a place */
  readonly place: string;
  /** a place's local name, under its name */
  readonly placeLocal: string;
  readonly country: string;
  readonly riverName: string;
  /** around names, so that they are read over fills and lines */
  readonly halo: string;
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    sea: '#dbe5ea',
    land: '#efece6',
    focusLand: '#fbfaf7',
    lake: '#cddbe2',
    river: '#a7c0cd',
    border: '#8c867c',
    province: '#cfc9be',
    place: '#26241f',
    placeLocal: '#5f5a51',
    country: '#8f887c',
    riverName: '#4f7a90',
    halo: '#fbfaf7',
  },
  dark: {
    sea: '#10151a',
    land: '#1a1e23',
    focusLand: '#23282e',
    lake: '#162027',
    river: '#34515f',
    border: '#767d85',
    province: '#3b424a',
    place: '#ece9e2',
    placeLocal: '#aeb3b6',
    country: '#7b838b',
    riverName: '#7fa3b5',
    halo: '#1a1e23',
  },
};
