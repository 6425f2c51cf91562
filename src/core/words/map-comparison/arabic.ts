import type { MapComparisonMessages } from './english.ts';

export const arabic: MapComparisonMessages = {
  kinds: {
    held: 'بقي',
    gain: 'كُسب',
    loss: 'فُقد',
    hands: 'انتقل من طرف إلى آخر',
    contested: 'متنازع عليه الآن أو سابقًا',
  },
  withArea: (kind, area) => `${kind}: ${area}`,
  fromTo: (from, to) => `من ${from} إلى ${to}`,
  nothingToCompare: (date) => `لا شيء للمقارنة: لا توجد خريطة لتاريخ ${date}`,

  divider: 'الفاصل بين التاريخين',
  dividerAt: (left, right, percent) => `يسارًا ${left}، ويمينًا ${right}، والفاصل عند ${percent}`,
  shown: (date) => `المعروض: ${date}`,

  spot: (lat, lon) => `النقطة المختارة ${lat}، ${lon}`,
};
