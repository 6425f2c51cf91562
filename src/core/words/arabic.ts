import type { Messages } from './english.ts';

const plural = new Intl.PluralRules('ar');

/** The forms of a counted noun: one, two, few (3 to 10), many (11 to 99), other. */
type Forms = readonly [one: string, two: string, few: string, many: string, other: string];

const DAYS: Forms = ['يوم واحد', 'يومين', 'أيام', 'يومًا', 'يوم'];
const MONTHS: Forms = ['شهر واحد', 'شهرين', 'أشهر', 'شهرًا', 'شهر'];
const YEARS: Forms = ['سنة واحدة', 'سنتين', 'سنوات', 'سنة', 'سنة'];
const PASSAGES: Forms = ['فقرة واحدة', 'فقرتان', 'فقرات', 'فقرة', 'فقرة'];
const SOURCES: Forms = ['مصدر واحد', 'مصدران', 'مصادر', 'مصدرًا', 'مصدر'];
const MAPS: Forms = ['خريطة واحدة', 'خريطتان', 'خرائط', 'خريطة', 'خريطة'];
const ERRORS: Forms = ['خطأ واحد', 'خطآن', 'أخطاء', 'خطأً', 'خطأ'];
const WARNINGS: Forms = ['تنبيه واحد', 'تنبيهان', 'تنبيهات', 'تنبيهًا', 'تنبيه'];
const REPAIRS: Forms = ['إصلاح واحد', 'إصلاحان', 'إصلاحات', 'إصلاحًا', 'إصلاح'];
const EVENTS: Forms = ['حدث واحد', 'حدثان', 'أحداث', 'حدثًا', 'حدث'];

function counted(count: number, [one, two, few, many, other]: Forms): string {
  switch (plural.select(count)) {
    case 'one':
      return one;
    case 'two':
      return two;
    case 'few':
      return `${count} ${few}`;
    case 'many':
      return `${count} ${many}`;
    default:
      return `${count} ${other}`;
  }
}

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
  noPlayback: 'لا تشغيل: نظامك يطلب تقليل الحركة',
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

  mapFailed: {
    unreachable: 'تعذّر جلب الخريطة. تحقّق من الاتصال ثم أعد تحميل الصفحة.',
    missing: 'جزء من الخريطة غير موجود على الخادم.',
    broken: 'تعذّرت قراءة بيانات الخريطة.',
  },
  useDarkTheme: 'داكن',
  useLightTheme: 'فاتح',
  skipToMap: 'انتقل إلى الخريطة',
  skipToText: 'انتقل إلى النص',
  openFullMap: 'افتح الخريطة الكاملة',
  findPlace: 'ابحث عن مكان',
  sourceCount: (count) => counted(count, SOURCES),
  passagesAbout: (count) => `${counted(count, PASSAGES)} عن هذا`,
  basemapCredit: (credit) => `خريطة الأساس: ${credit}`,

  openFiles: {
    open: 'فتح ملفات',
    dropHere: 'افتحها هنا',
    nothingUploaded: 'لا يُرفع شيء.',
    dialogTitle: 'فتح ملفات على الخريطة',
    dialogText:
      'ملفات GeoJSON أو TopoJSON أو KML أو KMZ أو FlatGeobuf أو shapefile مضغوطة، ملف لكل تاريخ، واسمه مؤرَّخ مثل 2016-10-21.geojson؛ أو مجلد سلسلة. ويمكن إفلاتها في أي مكان من الصفحة. تُقرأ على هذا الجهاز ولا يُرفع شيء.',
    chooseFiles: 'اختر ملفات',
    chooseFolder: 'اختر مجلدًا',
    close: 'إغلاق',
    cancel: 'إلغاء',
    cancelled: 'أُلغي الأمر. لم يُفتح شيء.',
    askMapping: 'لا تذكر الملفات مَن يسيطر على ماذا. حدِّده هنا، أو أضف إليها mapping.json.',
    otherAreas: 'سائر المناطق',
    leftOut: 'لا تُعرض',
    actorName: 'الطرف المسيطر',
    actorDefault: 'طرف واحد',
    statusLabel: 'الحالة',
    show: 'اعرض الخريطة',
    progress: {
      reading: (done, all) => `قراءة الملف ${done} من ${all}`,
      checking: (done, all) => `فحص الخريطة ${done} من ${all}`,
      weaving: (done, all) => `وصل الخريطة ${done} من ${all}`,
    },
    starting: 'بدء العمل',
    untitled: 'ملفات مفتوحة',
    mapCount: (count) => counted(count, MAPS),
    span: (first, last) => `من ${first} إلى ${last}`,
    refused: 'لا يمكن عرض هذه الملفات سلسلةً قبل تصحيح الأخطاء.',
    onlyHere: 'تُعرض على هذا الجهاز وحده. عنوان الصفحة لا يؤدي إلى هنا.',
    back: (title) => `العودة إلى ${title}`,
    openOthers: 'فتح ملفات أخرى',
    problems: 'المشكلات',
    noProblems: 'لم توجد مشكلات.',
    severity: {
      error: (count) => counted(count, ERRORS),
      warning: (count) => counted(count, WARNINGS),
      repair: (count) => counted(count, REPAIRS),
    },
    showOnMap: 'اعرضه على الخريطة',
    showDay: (date) => `اعرض ${date}`,
    markedOnMap: 'مُعلَّم على الخريطة',
    moreProblems: (count) => `${count} غيرها في القائمة المنزَّلة`,
    copyList: 'نسخ القائمة',
    copied: 'نُسخت',
    downloadList: 'تنزيل القائمة (JSON)',
    noFiles: 'لا خريطة بين هذه الملفات.',
    tooManyFiles: (most) => `أكثر من ${most} ملف: افتح عددًا أقل، أو اضغطها في ملف zip`,
    tooSlow: (seconds) => `لم يُقرأ خلال ${seconds} ثانية فأوقف: بسِّط الأشكال أو قسِّم الملف`,
    stopped: 'توقّف العمل عند قراءته: بسِّط الأشكال أو قسِّم الملف',
  },

  areaMore: (zone, area, since) => `${zone}: ${area} أكثر مما كان في ${since}.`,
  areaLess: (zone, area, since) => `${zone}: ${area} أقل مما كان في ${since}.`,
  areaUnchanged: (since) => `لم تتغير أي مساحة منذ ${since}.`,
};

/** The prefix "by": joined to a word, parted from a figure. */
function by(text: string): string {
  return /^\d/.test(text) ? `بـ ${text}` : `ب${text}`;
}
