import type { Caveat } from '../core/figures/comparison.ts';
import { toIso } from '../core/time/civil-date.ts';
import { snapshotDate } from './covered.ts';

/** What a caveat says, in one line. */
export function caveatWords(caveat: Caveat): string {
  switch (caveat.code) {
    case 'source-differs':
    case 'method-differs':
    case 'definition-differs': {
      const what = caveat.code.replace('-differs', '');
      return `the two maps differ in ${what}: ${caveat.from ?? 'none said'}, ${caveat.to ?? 'none said'}`;
    }
    case 'gap-between':
      return `there is no map from ${toIso(caveat.from)} to ${toIso(caveat.to - 1)}, between the two dates`;
    case 'carried':
      return `${toIso(caveat.day)}: the map is of ${snapshotDate(caveat.snapshot)}, carried on`;
    case 'estimated':
      return `${toIso(caveat.day)}: the map is estimated, not reported`;
  }
}
