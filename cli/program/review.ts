import { type Command, Option } from 'commander';
import { REPORT_FORMATS, type ReportFormat } from '../review/format.ts';
import { type GlobalOptions, run } from './run.ts';

interface FormatOption {
  format: ReportFormat;
}

const STATE = 'a Git ref, a directory, a release in a store or its http(s) address';

/** `diff`, `plan`, `preview` and `review`: what a change does, before it is published. */
export function addReview(root: Command, global: () => GlobalOptions): void {
  withFormat(root.command('diff'))
    .description('what differs between two states, record by record')
    .argument('<from>', STATE)
    .argument('[to]', 'the same; the working tree where it is left out')
    .action((from: string, to: string | undefined, options: FormatOption) =>
      run(inFormat(global(), options), async () =>
        (await import('../commands/diff.ts')).diffCommand({
          ...global(),
          ...options,
          from,
          ...(to !== undefined && { to }),
        }),
      ),
    );

  withFormat(root.command('plan'))
    .description('what publishing would do: version, reasons, compatibility, refusals')
    .option('--base <state>', `${STATE}; the newest release in ./public where it is left out`)
    .action((options: FormatOption & { base?: string }) =>
      run(inFormat(global(), options), async () =>
        (await import('../commands/plan.ts')).planCommand({ ...global(), ...options }),
      ),
    );

  withFormat(root.command('preview'))
    .description('the changed records as they will be read')
    .option('--base <state>', `${STATE}; the newest release in ./public where it is left out`)
    .action((options: FormatOption & { base?: string }) =>
      run(inFormat(global(), options), async () =>
        (await import('../commands/preview.ts')).previewCommand({ ...global(), ...options }),
      ),
    );

  root
    .command('review')
    .description('findings, plan, diff and preview in one Markdown document, for a comment')
    .requiredOption('--base <state>', `what the data are compared with: ${STATE}`)
    .option('--release <state>', 'the newest release, where it is at hand: it gives the version its number')
    .option('--out <file>', 'write it to this file instead of printing it')
    .action((options: { base: string; release?: string; out?: string }) =>
      run(global(), async () =>
        (await import('../commands/review.ts')).reviewCommand({ ...global(), ...options }),
      ),
    );
}

function withFormat(command: Command): Command {
  return command.addOption(
    new Option('--format <format>', 'how it is written').choices(REPORT_FORMATS).default('terminal'),
  );
}

/** `--format json` and `--json` are the same. */
function inFormat(options: GlobalOptions, { format }: FormatOption): GlobalOptions {
  return format === 'json' ? { ...options, json: true } : options;
}
