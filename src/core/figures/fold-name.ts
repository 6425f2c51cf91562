/** Arabic letters that are written one for the other, in names and in search boxes: final ya and alif maqsura, ta marbuta, Persian forms. */
const LETTERS: Readonly<Record<string, string>> = {
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  ٱ: 'ا',
  ء: '',
  ـ: '',
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
};

/**
 * A name as it is searched for and compared: without case, accents, vowel signs, hamzas and apostrophes, with single
 * spaces for all that parts words.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u0649\u06cc\u0629\u06a9\u0671\u0621\u0640ßıłø]/g, (letter) => LETTERS[letter]!)
    .replace(/['’‘`ʿʾʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
