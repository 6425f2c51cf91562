import { counted, type Forms } from '../arabic-counted.ts';
import type { OpenFilesMessages } from './english.ts';

const MAPS: Forms = ['خريطة واحدة', 'خريطتان', 'خرائط', 'خريطة', 'خريطة'];
const ERRORS: Forms = ['خطأ واحد', 'خطآن', 'أخطاء', 'خطأً', 'خطأ'];
const WARNINGS: Forms = ['تنبيه واحد', 'تنبيهان', 'تنبيهات', 'تنبيهًا', 'تنبيه'];
const REPAIRS: Forms = ['إصلاح واحد', 'إصلاحان', 'إصلاحات', 'إصلاحًا', 'إصلاح'];

export const arabic: OpenFilesMessages = {
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
  notStarted: 'تعذّر تحميل الجزء الذي يقرأ الملفات: أعد تحميل الصفحة وحاول مرة أخرى',
  stopped: 'توقّف العمل عند قراءته: بسِّط الأشكال أو قسِّم الملف',
};
