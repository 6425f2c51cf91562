import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CAC } from 'cac';
import { replaceFolder } from '../../publish/write-aside.ts';
import { UsageError } from '../exit.ts';
import type { Installation } from '../main.ts';
import { print } from '../output.ts';

export function addNew(cli: CAC, { root }: Installation): void {
  cli
    .command('new <dir>', 'Write a series folder to start from, with an example in it')
    .action((dir: string) => {
      if (existsSync(dir) && readdirSync(dir).length > 0)
        throw new UsageError(`${dir}: is not empty: name a new folder`);
      replaceFolder(dir, (aside) =>
        cpSync(join(root, 'data', 'new-series'), aside, { recursive: true }),
      );
      print(`${dir}: look at it with "conflict-map serve ${dir}", and begin with its README.md`);
    });
}
