import { counted, type Forms } from './arabic-counted.ts';
import type { Messages } from './english.ts';

const DAYS: Forms = ['يوم واحد', 'يومين', 'أيام', 'يومًا', 'يوم'];
const MONTHS: Forms = ['شهر واحد', 'شهرين', 'أشهر', 'شهرًا', 'شهر'];
const YEARS: Forms = ['سنة واحدة', 'سنتين', 'سنوات', 'سنة', 'سنة'];
const PASSAGES: Forms = ['فقرة واحدة', 'فقرتان', 'فقرات', 'فقرة', 'فقرة'];
const SOURCES: Forms = ['مصدر واحد', 'مصدران', 'مصادر', 'مصدرًا', 'مصدر'];
const EVENTS: Forms = ['حدث واحد', 'حدثان', 'أحداث', 'حدثًا', 'حدث'];

export const arabic: Messages = {
  languageName: 'العربية',
  status: {
    control: 'سيطرة',
    contested: 'متنازع عليه',
    claimed: 'مُدّعى',
    influence: 'نفوذ',
    unknown: 'غير معروف',
  },
  zoneName: (actor, status) => `${actor}، ${status}`,
  areaKm2: (figure) => `${figure} كم²`,
  aboutAreaKm2: (figure) => `نحو ${figure} كم²`,
  daysEarlier: (count) => `قبل ذلك ${by(counted(count, DAYS))}`,
  monthsEarlier: (count) => `قبل ذلك ${by(counted(count, MONTHS))}`,
  yearsEarlier: (count) => `قبل ذلك ${by(counted(count, YEARS))}`,
  listSeparator: '، ',

  situationAsOf: 'الوضع في',
  changeSince: (date) => `منذ ${date}، حتى`,
  heldArea: (area) => `بقي: ${area}`,
  gainedArea: (area) => `كُسب: ${area}`,
  lostArea: (area) => `فُقد: ${area}`,
  estimated: 'تقديري',
  estimatedNoFront: 'تقديري: لم يُبلَّغ عن أي خط هنا بوصفه جبهة',
  noMapFor: 'لا توجد خريطة لتاريخ',
  nextMap: (date) => `الخريطة التالية ${date}`,
  firstMap: (date) => `أول خريطة ${date}`,
  lastMap: (date) => `آخر خريطة ${date}`,
  lastMapEarlier: (date, age) => `آخر خريطة ${date}، ${age}`,
  noLaterMap: 'لا خريطة لاحقة',
  mapOf: (date) => `خريطة ${date}`,
  mapOfEarlier: (date, age) => `خريطة ${date}، ${age}`,
  attestedUntilEarlier: (date, age) => `معروف حتى ${date}، ${age}`,

  timeline: 'الخط الزمني',
  date: 'التاريخ',
  previousMap: 'الخريطة السابقة',
  nextMapButton: 'الخريطة التالية',
  play: 'تشغيل',
  pause: 'إيقاف مؤقت',
  noPlayback: 'لا تشغيل: الحركة مقلَّلة',
  zoomIn: 'تكبير الزمن',
  zoomOut: 'تصغير الزمن',
  moreTools: 'التاريخ والتشغيل والأحداث',
  showDate: 'عرض',
  events: 'الأحداث',
  eventCount: (count) => counted(count, EVENTS),
  earlierCount: (count) => `${count} قبل ذلك`,
  laterCount: (count) => `${count} بعد ذلك`,
  earlierEventCount: (count) => `${counted(count, EVENTS)} قبل ذلك`,
  laterEventCount: (count) => `${counted(count, EVENTS)} بعد ذلك`,
  beforeFirstMap: 'قبل أول خريطة',
  duringSeries: 'على الخط الزمني',
  afterLastMap: 'بعد آخر خريطة',
  moreEvents: (count) => `+${count}`,

  notADate: (text) => `«${text}» ليس تاريخًا. اكتب 21 أكتوبر 2016 أو 2016-10-21.`,
  noSuchDay: (text) => `لا يوجد في التقويم «${text}».`,
  outsideSeries: (first, last) => `يمتد الخط الزمني من ${first} إلى ${last}.`,

  useDarkTheme: 'داكن',
  useLightTheme: 'فاتح',
  skipToMap: 'انتقل إلى الخريطة',
  skipToText: 'انتقل إلى النص',
  findPlace: 'ابحث عن مكان',
  sourceCount: (count) => counted(count, SOURCES),
  passagesAbout: (count) => `${counted(count, PASSAGES)} عن هذا`,
  basemapCredit: (credit) => `خريطة الأساس: ${credit}`,

  areaMore: (zone, area, since) => `${zone}: ${area} أكثر مما كان في ${since}.`,
  areaLess: (zone, area, since) => `${zone}: ${area} أقل مما كان في ${since}.`,
  areaUnchanged: (since) => `لم تتغير أي مساحة منذ ${since}.`,
};

/** The prefix "by": joined to a word, parted from a figure. */
function by(text: string): string {
  return /^\d/.test(text) ? `بـ ${text}` : `ب${text}`;
}
