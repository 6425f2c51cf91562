/**
 * Border policy: countries and their parts follow ISO 3166-1 and 3166-2, whoever holds them. What the
 * source says otherwise is put right here, in one place. SOURCES.md states the policy in words.
 */

/** the source's own territory codes that ISO does not know, and the ISO country they belong to */
const COUNTRY_OF = {
  CYN: 'CY',
  ESB: 'CY',
  WSB: 'CY',
  SOL: 'SO',
  KAB: 'KZ',
  KAS: 'IN',
  USG: 'CU',
  CLP: 'FR',
  IOA: 'AU',
  CSI: 'AU',
  ATC: 'AU',
};

/** Territories out of the hands of their ISO country's government whose limit the source has. */
const SEPARATE = {
  'UA-43': 'UA',
  'UA-40': 'UA',
  'GE-AB': 'GE',
  CYN: 'CY',
  SOL: 'SO',
};

/** pairs of countries that have no agreed border, or where one party rejects it */
const DISPUTED_PAIRS = new Set(['IL PS', 'IL LB', 'IL SY', 'EH MA', 'RS XK', 'KP KR']);

/** stretches of a border that is otherwise agreed: Kashmir, Aksai Chin, Arunachal Pradesh */
const DISPUTED_PARTS = new Set(['IN-AR', 'IN-JK', 'IN-LA', 'PK-GB', 'PK-JK', 'KAS']);

/** ISO 3166-2 province codes of the source that are out of date or its own */
const PROVINCE_OF = { 'SY-X01~': 'SY-QU', 'IQ-TS': 'IQ-KI' };

/** @returns {string | undefined} ISO 3166-1 alpha-2, undefined for reefs nobody's ISO entry names */
export function countryOf({ adm0_a3, iso_a2, iso_3166_2 }) {
  if (iso_3166_2.startsWith('UA-')) return 'UA';
  if (adm0_a3 === 'PGA') return undefined;
  return COUNTRY_OF[adm0_a3] ?? iso_a2;
}

/** @returns {string} ISO 3166-2 */
export function provinceOf({ iso_3166_2 }) {
  return PROVINCE_OF[iso_3166_2] ?? iso_3166_2;
}

/** A territory that must stay apart from its country until lines are drawn; '' for all others. */
export function partOf({ adm0_a3, iso_3166_2 }) {
  if (SEPARATE[adm0_a3]) return adm0_a3;
  if (adm0_a3 === 'KAS') return 'KAS';
  if (SEPARATE[iso_3166_2]) return iso_3166_2 === 'UA-40' ? 'UA-43' : iso_3166_2;
  return DISPUTED_PARTS.has(iso_3166_2) ? iso_3166_2 : '';
}

/**
 * What the line between two units is: `border`, `disputed` (between countries), `separation` (the limit of
 * a territory inside its ISO country), `province`, or '' for none.
 * @param {{country: string, part: string, province: string}} a
 * @param {{country: string, part: string, province: string}} b
 */
export function lineKind(a, b) {
  if (a.country !== b.country) {
    const pair = [a.country, b.country].sort().join(' ');
    const himalaya = DISPUTED_PARTS.has(a.part) && (DISPUTED_PARTS.has(b.part) || b.country === 'CN');
    const mirrored = DISPUTED_PARTS.has(b.part) && a.country === 'CN';
    return DISPUTED_PAIRS.has(pair) || himalaya || mirrored ? 'disputed' : 'border';
  }
  if (a.part !== b.part && !(DISPUTED_PARTS.has(a.part) || DISPUTED_PARTS.has(b.part)))
    return 'separation';
  return a.province !== b.province ? 'province' : '';
}

/**
 * The Golan Heights, which ISO 3166-2 lists under SY-QU and the source draws inside IL-Z: everything of IL-Z
 * east of this line, which follows the Jordan and the eastern shore of Lake Tiberias within about 2 km.
 */
export const GOLAN = [
  [35.61, 33.32],
  [35.624, 33.272],
  [35.655, 33.245],
  [35.642, 33.2],
  [35.622, 33.14],
  [35.63, 33.08],
  [35.628, 33.01],
  [35.621, 32.9],
  [35.638, 32.87],
  [35.648, 32.82],
  [35.641, 32.76],
  [35.645, 32.7],
  [35.62, 32.6],
  [36.1, 32.6],
  [36.1, 33.5],
  [35.61, 33.5],
  [35.61, 33.32],
];
