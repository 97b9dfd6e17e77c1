import type { Command } from 'commander';
import { type GlobalOptions, run } from './run.ts';

/** `fmt`: the layout of records. */
export function addFormat(root: Command, global: () => GlobalOptions): void {
  root
    .command('fmt')
    .description('write records in their one layout: indentation, order of keys, sorted sets')
    .option('--check', 'write nothing; fail where something would change', false)
    .argument('[paths...]', 'records or folders of records; all of them and collection.json where left out')
    .action((paths: string[], options: { check: boolean }) =>
      run(global(), async () =>
        (await import('../commands/fmt.ts')).fmtCommand({ ...global(), ...options, paths }),
      ),
    );
}
