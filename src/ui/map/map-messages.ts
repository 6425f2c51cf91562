import { chooseTable } from '../../core/words/language.ts';

/** The words of the map itself. Dates come formatted. */
export interface MapMessages {
  /** what the map is, for people who do not see it */
  readonly map: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly home: string;
  readonly close: string;
  readonly source: string;
  readonly history: string;
  heldBy(holder: string, date: string): string;
  holderNotKnown(date: string): string;
  readonly unknownHolder: string;
  fromTo(from: string, to: string): string;
  /** held from a date on, no change found */
  since(from: string): string;
  /** held until a date, no earlier change found */
  until(to: string): string;
  /** neither an earlier nor a later change found */
  readonly throughout: string;
  readonly legend: string;
  readonly showLegend: string;
  readonly hideLegend: string;
  readonly scrollToZoom: string;
  readonly scrollToZoomMac: string;
  readonly twoFingers: string;
}

const english: MapMessages = {
  map: 'Map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  home: 'Whole map',
  close: 'Close',
  source: 'Source',
  history: 'History',
  heldBy: (holder, date) => `Held by ${holder} on ${date}`,
  holderNotKnown: (date) => `Holder on ${date} not known`,
  unknownHolder: 'Not known',
  fromTo: (from, to) => `${from} to ${to}`,
  since: (from) => `since ${from}`,
  until: (to) => `until ${to}`,
  throughout: 'no change found',
  legend: 'Legend',
  showLegend: 'Show the legend in full',
  hideLegend: 'Fold the legend',
  scrollToZoom: 'Hold Ctrl and scroll to zoom the map',
  scrollToZoomMac: 'Hold ⌘ and scroll to zoom the map',
  twoFingers: 'Use two fingers to move the map',
};

const arabic: MapMessages = {
  map: 'خريطة',
  zoomIn: 'تكبير',
  zoomOut: 'تصغير',
  home: 'الخريطة كاملة',
  close: 'إغلاق',
  source: 'المصدر',
  history: 'التاريخ السابق',
  heldBy: (holder, date) => `تحت سيطرة ${holder} في ${date}`,
  holderNotKnown: (date) => `المسيطر في ${date} غير معروف`,
  unknownHolder: 'غير معروف',
  fromTo: (from, to) => `من ${from} إلى ${to}`,
  since: (from) => `منذ ${from}`,
  until: (to) => `حتى ${to}`,
  throughout: 'لم يُعثر على تغيير',
  legend: 'مفتاح الخريطة',
  showLegend: 'عرض مفتاح الخريطة كاملًا',
  hideLegend: 'طي مفتاح الخريطة',
  scrollToZoom: 'اضغط Ctrl مع التمرير لتكبير الخريطة',
  scrollToZoomMac: 'اضغط ⌘ مع التمرير لتكبير الخريطة',
  twoFingers: 'حرّك الخريطة بإصبعين',
};

/** The map's words in a language, or in English. */
export function createMapMessages(language: string): MapMessages {
  return chooseTable<MapMessages>({ en: english, ar: arabic }, language);
}
