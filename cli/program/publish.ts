import { type Command, Option } from 'commander';
import { CHANGE_LEVELS, type ChangeLevel } from '../../core/compare/level.ts';
import type { CommitOptions } from '../git.ts';
import { type GlobalOptions, run } from './run.ts';

type StoreOptions = CommitOptions & { store: string; atLeast?: ChangeLevel };

/** `build`, `publish` and `submit`: from records to a release. */
export function addPublish(root: Command, global: () => GlobalOptions): void {
  withCommit(root.command('build'))
    .description('build the files of the next release into a folder, without publishing')
    .requiredOption('--out <dir>', 'a new or empty folder')
    .action((options: StoreOptions & { out: string }) =>
      run(global(), async () =>
        (await import('../commands/build.ts')).buildCommand({ ...global(), ...options }),
      ),
    );

  withCommit(root.command('publish'))
    .description('check, compare, build and publish the next release')
    .option('-n, --dry-run', 'say what would be published and write nothing', false)
    .option('--signing-key <file>', 'sign the manifest with this P-256 private key (PEM)')
    .action((options: StoreOptions & { dryRun: boolean; signingKey?: string }) =>
      run(global(), async () =>
        (await import('../commands/publish.ts')).publishCommand({ ...global(), ...options }),
      ),
    );

  root
    .command('submit')
    .description('hand the checked-out commit to a pipeline on AWS and wait for its receipt')
    .requiredOption('--to <s3-address>', 'the bucket for submissions: s3://BUCKET')
    .option('--site <url>', 'where the releases are served; the receipt appears there')
    .action((options: { to: string; site?: string }) =>
      run(global(), async () =>
        (await import('../commands/submit.ts')).submitCommand({ ...global(), ...options }),
      ),
    );
}

function withCommit(command: Command): Command {
  return command
    .option('--store <dir>', 'the store with the releases so far', 'public')
    .option('--commit <sha>', 'the commit the records are from; asked of Git where left out')
    .option('--released <time>', 'the time of that commit')
    .addOption(
      new Option('--at-least <level>', 'raise the computed level to this one; never lowers it').choices(
        CHANGE_LEVELS,
      ),
    );
}
