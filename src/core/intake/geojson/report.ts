import { error, hasErrors, type Place, type Problem, repair } from '../problem.ts';
import { areaChanged, count } from '../show.ts';
import { type Spot, toSpot } from '../spot.ts';

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
  'geometry-mixed': (n: number) =>
    `points and lines beside the areas of ${count(n, 'feature')} left out`,
  'feature-not-area': (n: number) =>
    `${count(n, 'feature')} that ${n === 1 ? 'is a point or line' : 'are points or lines'} left out`,
  'crs-harmless': () => 'the "crs" member names WGS 84, which GeoJSON always is: left out',
  unwrapped: () => 'the feature collection was wrapped in another object: taken out of it',
} as const;

export type RepairCode = keyof typeof REPAIRS;

/** Rings narrower than this (twice the area by the perimeter) are left out: the grid of the topology is no finer. */
export const SLIVER_WIDTH_M = 1;

/** Errors of one kind told of one file; the rest is only counted, since a file of events is one mistake a feature. */
export const MOST_ALIKE = 1000;

interface Repair {
  times: number;
  areaKm2: number;
  /** what the largest of them changed, and by how much */
  largest: { readonly areaKm2: number; readonly part: unknown } | null;
}

/** Gathers what is found in one file: errors as they come, repairs as counts. */
export class Report {
  readonly problems: Problem[] = [];
  readonly #repairs = new Map<RepairCode, Repair>();
  /** how often errors came, by code, and of `errorOnce` by message too, with the last that is told */
  readonly #alike = new Map<string, { times: number; told: number; last: Problem }>();
  /** largest |x| and |y| met, to tell swapped and projected coordinates from single slips */
  #largestX = 0;
  #largestY = 0;
  readonly #outOfRange: Problem[] = [];
  #faults = 0;

  /** `isFaulty` when reading the file has told of an error already */
  constructor(
    readonly file: string,
    readonly isFaulty = false,
  ) {}

  at(path: string): Place {
    return { file: this.file, path };
  }

  hasErrors(): boolean {
    return this.isFaulty || this.#outOfRange.length > 0 || hasErrors(this.problems);
  }

  /** How many errors there are so far, told or only counted. */
  faults(): number {
    return this.#faults;
  }

  /** An error, with the part of the file's shapes (`toSpot`) it is about. */
  error(path: string, code: string, message: string, part?: unknown, position?: unknown): void {
    this.#tell(code, MOST_ALIKE, path, code, message, () => toSpot(part, position));
  }

  /** An error that features share when its message is the same: told of the first, with how many there are. */
  errorOnce(path: string, code: string, message: string, part?: unknown): void {
    this.#tell(`${code} ${message}`, 1, path, code, message, () => toSpot(part));
  }

  /** Counts a repair, the area it changed and what it was done to. */
  repaired(code: RepairCode, times = 1, areaKm2 = 0, part?: unknown): void {
    const known = this.#repairs.get(code) ?? { times: 0, areaKm2: 0, largest: null };
    this.#repairs.set(code, known);
    known.times += times;
    known.areaKm2 += areaKm2;
    if (part !== undefined && areaKm2 > (known.largest?.areaKm2 ?? -1))
      known.largest = { areaKm2, part };
  }

  /** A position no longitude and latitude can be; several are told as one when they have one cause. */
  outOfRange(path: string, message: string, ring: unknown): void {
    this.#faults += 1;
    if (this.#outOfRange.length < MOST_ALIKE)
      this.#outOfRange.push(error(this.at(path), 'position-range', message, toSpot(ring)));
  }

  extendTo(x: number, y: number): void {
    this.#largestX = Math.max(this.#largestX, Math.abs(x));
    this.#largestY = Math.max(this.#largestY, Math.abs(y));
  }

  /** All that was found, errors first. */
  finish(): Problem[] {
    for (const { times, told, last } of this.#alike.values()) {
      if (times === told) continue;
      last.message += ` (and ${(times - told).toLocaleString('en')} more in this file)`;
      last.times = times;
    }
    this.#alike.clear();
    const repairs = [...this.#repairs].map(([code, { times, areaKm2, largest }]) =>
      repair(this.at(''), code, `${REPAIRS[code](times)}; ${areaChanged(areaKm2)}`, {
        times,
        areaKm2: roundArea(areaKm2),
        ...(largest && toSpot(largest.part)),
      }),
    );
    return [...this.#ranges(), ...this.problems, ...repairs];
  }

  #tell(
    key: string,
    most: number,
    path: string,
    code: string,
    message: string,
    spot: () => Spot | undefined,
  ): void {
    this.#faults += 1;
    const { times = 0, told = 0, last: before } = this.#alike.get(key) ?? {};
    const isTold = told < most;
    const last = isTold || !before ? error(this.at(path), code, message, spot()) : before;
    if (isTold) this.problems.push(last);
    this.#alike.set(key, { times: times + 1, told: isTold ? told + 1 : told, last });
  }

  #ranges(): Problem[] {
    const first = this.#outOfRange[0];
    if (!first) return [];
    const [x, y] = [this.#largestX, this.#largestY];
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

/** To the square metre. */
function roundArea(areaKm2: number): number {
  return Math.round(areaKm2 * 1e6) / 1e6;
}
