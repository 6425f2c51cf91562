/** What a zone's holder has there; never mixed with another status on the map or in a sum. */
export const STATUSES = ['control', 'contested', 'claimed', 'influence', 'unknown'];
/** The best text for a language: exact, its base language, English, or the first there is. */
export function localize(text, language) {
  return text[language] ?? text[language.split('-')[0]] ?? text.en ?? Object.values(text)[0] ?? '';
}
