import type { EmbedMessages } from './english.ts';

export const arabic: EmbedMessages = {
  openMap: 'افتح الخريطة التفاعلية',
  opening: 'جارٍ فتح الخريطة',
  openFullMap: 'افتح الخريطة الكاملة',
  mapFailed: {
    unreachable: 'تعذّر جلب الخريطة. تحقّق من الاتصال ثم أعد تحميل الصفحة.',
    missing: 'جزء من الخريطة غير موجود على الخادم.',
    broken: 'تعذّرت قراءة بيانات الخريطة.',
  },
};
