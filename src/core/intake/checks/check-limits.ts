import * as v from 'valibot';

/** What the checks of a whole series let pass. `checks` of series.json sets other limits, one by one. */
export const CHECK_LIMITS = {
  /** a zone may grow to this many times its area, or shrink to the inverse, ... */
  jumpFactor: 2,
  /** ... or change by less than this area, ... */
  jumpKm2: 1000,
  /** ... or take longer than this */
  jumpDays: 7,
  /** ground that comes and goes, or goes and comes back, ... */
  flickerKm2: 20,
  /** ... within so many days */
  flickerDays: 3,
  /** a hole as large as this may not vanish from one snapshot to the next */
  enclaveKm2: 20,
  /** borders of two zones that run nearer than this without meeting */
  nearMissM: 20,
  /** share of the extent that one zone may hold */
  theatreShare: 0.75,
  /** an area, or a place, may lie this far from everything else */
  farOffKm: 1000,
  /** a place nearer than this to a border may lie on either side of it */
  placeKm: 2,
} as const;

export type CheckLimits = Readonly<Record<keyof typeof CHECK_LIMITS, number>>;

const limit = v.exactOptional(v.pipe(v.number('write a number'), v.minValue(0, 'write 0 or more')));

/** `checks` of series.json. */
export const checksSchema = v.object({
  jumpFactor: limit,
  jumpKm2: limit,
  jumpDays: limit,
  flickerKm2: limit,
  flickerDays: limit,
  enclaveKm2: limit,
  nearMissM: limit,
  theatreShare: limit,
  farOffKm: limit,
  placeKm: limit,
} satisfies Record<keyof CheckLimits, typeof limit>);
