import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import type { Severity } from '../../core/shared/finding.ts';
import { type GlobalOptions, run } from './run.ts';

/** The documentation, beside the bundled program. */
const DOCS = fileURLToPath(new URL('../docs', import.meta.url));

/** `check` and `explain`: what is wrong with the records, and what that means. */
export function addCheck(root: Command, global: () => GlobalOptions): void {
  root
    .command('check')
    .description('check all records, offline')
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that fails')
        .choices(['error', 'warning', 'notice'])
        .default('error'),
    )
    .option('--fix', 'first apply the sure fixes of findings, and format the records they change', false)
    .action((options: { failOn: Severity; fix: boolean }) =>
      run(global(), async () =>
        options.fix
          ? (await import('../commands/fix.ts')).fixCommand({ ...global(), ...options })
          : (await import('../commands/check.ts')).checkCommand({ ...global(), ...options }),
      ),
    );

  root
    .command('explain')
    .description('explain a code of a finding')
    .argument('<code>', 'for example duplicate-key')
    .action((code: string) =>
      run(global(), async () =>
        (await import('../commands/explain.ts')).explainCommand({ code, docs: DOCS }),
      ),
    );
}
