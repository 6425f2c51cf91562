import type { FiguresMessages } from './english.ts';

export const arabic: FiguresMessages = {
  differ: {
    source: (from, to) => `تختلف الخريطتان في المصدر: ${from}؛ ${to}.`,
    method: (from, to) => `تختلف الخريطتان في الطريقة: ${from}؛ ${to}.`,
    definition: (from, to) => `تختلف الخريطتان في معنى مناطقهما: ${from}؛ ${to}.`,
  },
  notSaid: 'غير مذكور',
  estimate: 'تقدير',
  gapBetween: (first, last) =>
    first === last
      ? `لا توجد خريطة لتاريخ ${first}، الواقع بين التاريخين.`
      : `لا توجد خريطة من ${first} إلى ${last}، بين التاريخين.`,
  carried: (day, map) => `تقوم خريطة ${map} مقام خريطة ${day}.`,
  estimated: (day) => `خريطة ${day} تقديرية، لم يُبلَّغ عنها.`,
};
