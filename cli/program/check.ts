import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import type { Severity } from '../../core/shared/finding.ts';
import { FORMATS, type Format, isDocument } from '../findings/formats.ts';
import { type GlobalOptions, run } from './run.ts';

/** The documentation, beside the bundled program. */
const DOCS = fileURLToPath(new URL('../docs', import.meta.url));

/** The program of other threads, beside the bundled program. */
const THREAD = new URL('./check-thread.js', import.meta.url);

interface CheckFlags {
  failOn: Severity;
  format: Format;
  fix: boolean;
  since?: string;
}

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
    .addOption(
      new Option('--format <format>', 'the form of the findings; --json is the same as json')
        .choices(FORMATS)
        .default('pretty'),
    )
    .option('--fix', 'first apply the sure fixes of findings, and format the records they change', false)
    .option(
      '--since <ref>',
      'a commit that had no errors: what is unchanged since is not checked by itself again',
    )
    .argument('[paths...]', 'show only the findings of these files or folders; all files are checked')
    .action((paths: string[], { fix, ...options }: CheckFlags) => {
      const format = global().json ? 'json' : options.format;
      const printing = {
        ...global(),
        json: format === 'json',
        quiet: global().quiet === true && !isDocument(format),
      };
      return run(printing, async () => {
        const asked = { ...global(), ...options, format, paths, docs: DOCS, thread: THREAD };
        return fix
          ? (await import('../commands/fix.ts')).fixCommand(asked)
          : (await import('../commands/check.ts')).checkCommand(asked);
      });
    });

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
