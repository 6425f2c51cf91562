import { error, hasErrors, type Place, type Problem, repair } from '../problem.ts';
import { count } from '../show.ts';

/** What each repair did, told once for a file with how often; the area it changed follows. */
const REPAIRS = {
  'ring-wound': (n: number) =>
    `${count(n, 'ring')} turned round (exterior rings run counter-clockwise, holes clockwise)`,
  'position-repeated': (n: number) =>
    `${count(n, 'vertex', 'vertices')} repeated in place left out`,
  'ring-collapsed': (n: number) => `${count(n, 'ring')} without any area left out`,
  sliver: (n: number) => `${count(n, 'ring')} narrower than ${SLIVER_WIDTH_M} m left out`,
  'rings-cross': (n: number) => `${count(n, 'polygon')} whose rings cross put in order`,
  'z-dropped': (n: number) => `heights of ${count(n, 'position')} left out`,
  precision: (n: number) => `${count(n, 'position')} rounded to 7 decimals (about 1 cm)`,
  'zone-overlap': (n: number) =>
    `${count(n, 'pair')} of areas of one zone that overlap taken as one area`,
  'feature-repeated': (n: number) => `${count(n, 'feature')} given twice left out`,
  'feature-empty': (n: number) => `${count(n, 'feature')} without any shape left out`,
  'crs-harmless': () => 'the "crs" member names WGS 84, which GeoJSON always is: left out',
  unwrapped: () => 'the feature collection was wrapped in another object: taken out of it',
} as const;

export type RepairCode = keyof typeof REPAIRS;

/** Rings narrower than this (twice the area by the perimeter) are left out: the grid of the topology is no finer. */
export const SLIVER_WIDTH_M = 1;

/** Gathers what is found in one file: errors as they come, repairs as counts. */
export class Report {
  readonly problems: Problem[] = [];
  readonly #repairs = new Map<RepairCode, { times: number; areaKm2: number }>();
  /** largest |x| and |y| met, to tell swapped and projected coordinates from single slips */
  #largest: [x: number, y: number] = [0, 0];
  readonly #outOfRange: Problem[] = [];

  constructor(readonly file: string) {}

  at(path: string): Place {
    return { file: this.file, path };
  }

  hasErrors(): boolean {
    return this.#outOfRange.length > 0 || hasErrors(this.problems);
  }

  /** How many errors and warnings there are so far. */
  faults(): number {
    return this.#outOfRange.length + this.problems.length;
  }

  error(path: string, code: string, message: string): void {
    this.problems.push(error(this.at(path), code, message));
  }

  /** Counts a repair and the area it changed. */
  repaired(code: RepairCode, times = 1, areaKm2 = 0): void {
    const known = this.#repairs.get(code) ?? { times: 0, areaKm2: 0 };
    this.#repairs.set(code, {
      times: known.times + times,
      areaKm2: known.areaKm2 + areaKm2,
    });
  }

  /** A position no longitude and latitude can be; several are told as one when they have one cause. */
  outOfRange(path: string, message: string): void {
    this.#outOfRange.push(error(this.at(path), 'position-range', message));
  }

  extendTo(x: number, y: number): void {
    this.#largest = [
      Math.max(this.#largest[0], Math.abs(x)),
      Math.max(this.#largest[1], Math.abs(y)),
    ];
  }

  /** All that was found, errors first. */
  finish(): Problem[] {
    const repairs = [...this.#repairs].map(([code, { times, areaKm2 }]) =>
      repair(this.at(''), code, `${REPAIRS[code](times)}; ${changed(areaKm2)}`),
    );
    return [...this.#ranges(), ...this.problems, ...repairs];
  }

  #ranges(): Problem[] {
    const first = this.#outOfRange[0];
    if (!first) return [];
    const [x, y] = this.#largest;
    if (x > 1000 || y > 1000) {
      const far = Math.max(x, y).toLocaleString('en', { maximumFractionDigits: 0 });
      const message = `coordinates as large as ${far} look projected: reproject to WGS 84 longitude and latitude in degrees`;
      return [error(first, 'projected', message)];
    }
    if (x <= 90 && y > 90) {
      const message = `latitudes as large as ${y} look like longitudes: write positions as [longitude, latitude]`;
      return [error(first, 'swapped', message)];
    }
    return this.#outOfRange;
  }
}

/** `0.31 km2 changed`; less than a square metre is no change. */
function changed(areaKm2: number): string {
  if (areaKm2 < 1e-6) return 'no area changed';
  if (areaKm2 < 0.001) return `${(areaKm2 * 1e6).toFixed(0)} m2 changed`;
  return `${areaKm2.toLocaleString('en', { maximumSignificantDigits: 3 })} km2 changed`;
}
