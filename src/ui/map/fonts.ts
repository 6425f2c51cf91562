import cyrillicRegular from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-400-normal.woff2?url';
import cyrillicSemibold from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-600-normal.woff2?url';
import latinRegular from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?url';
import latinSemibold from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?url';
import latinExtRegular from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-normal.woff2?url';
import latinExtSemibold from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-600-normal.woff2?url';
import arabicRegular from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2?url';
import arabicSemibold from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff2?url';
import type { BasemapFonts } from './basemap-style.ts';

/** Where the map's fonts lie in this build. A file is fetched when a letter of its script is first drawn. */
export const basemapFonts: BasemapFonts = {
  regular: {
    arabic: arabicRegular,
    cyrillic: cyrillicRegular,
    latinExt: latinExtRegular,
    latin: latinRegular,
  },
  semibold: {
    arabic: arabicSemibold,
    cyrillic: cyrillicSemibold,
    latinExt: latinExtSemibold,
    latin: latinSemibold,
  },
};
