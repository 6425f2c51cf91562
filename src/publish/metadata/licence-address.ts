const CREATIVE_COMMONS = /^CC[ -](BY(?:-(?:NC|SA|ND|NC-SA|NC-ND))?)(?:[ -](\d\.\d))?$/i;
const CC0 = /^CC[ -]?0(?:[ -]1\.0)?$/i;

/** The address of a licence given by address or by one of Creative Commons' short names (4.0 where none is said); null for others. */
export function licenceAddress(licence: string): string | null {
  if (/^https?:\/\/\S+$/.test(licence)) return licence;
  if (CC0.test(licence)) return 'https://creativecommons.org/publicdomain/zero/1.0/';
  const [, kind, version = '4.0'] = CREATIVE_COMMONS.exec(licence) ?? [];
  return kind === undefined
    ? null
    : `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
}
