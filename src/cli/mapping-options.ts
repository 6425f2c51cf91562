import { readFileSync } from 'node:fs';
import { type Mapping, parseMapping } from '../core/intake/mapping/mapping.ts';
import type { Problem } from '../core/intake/problem.ts';
import { STATUSES } from '../core/series/series.ts';
import { textOf } from './arguments.ts';
import { UsageError } from './exit.ts';

/** How files name zones by --mapping, or by --actor and --status; empty where none is given. */
export function mappingOptions(
  options: Readonly<Record<string, unknown>>,
  problems: Problem[],
): Partial<Mapping> {
  const file = textOf(options.mapping, '--mapping');
  const actor = textOf(options.actor, '--actor');
  const status = textOf(options.status, '--status');
  if ((actor === undefined) !== (status === undefined))
    throw new UsageError('--actor and --status go together');
  if (file !== undefined && actor !== undefined)
    throw new UsageError('give either --mapping, or --actor and --status');
  if (status !== undefined && !(STATUSES as readonly string[]).includes(status))
    throw new UsageError(`--status: "${status}" is not one of ${STATUSES.join(', ')}`);
  if (actor !== undefined && !/^[a-z0-9][a-z0-9._-]*$/.test(actor))
    throw new UsageError(`--actor: "${actor}" is not an id: write lower-case letters and digits`);
  if (actor !== undefined) return { rules: [{ zone: `${actor}/${status}` }] };
  if (file === undefined) return {};
  const { mapping, problems: found } = parseMapping(readFileSync(file, 'utf8'), file);
  problems.push(...found);
  return mapping ?? {};
}
