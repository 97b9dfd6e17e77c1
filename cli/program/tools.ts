import { fileURLToPath } from 'node:url';
import { Argument, type Command } from 'commander';
import { SHELLS, type Shell } from '../completion/shells.ts';
import { type GlobalOptions, run } from './run.ts';

/** The folder that the bundled program is in a folder of. */
const PROGRAM = fileURLToPath(new URL('..', import.meta.url));

/** The documentation, beside the bundled program. */
const DOCS = fileURLToPath(new URL('../docs', import.meta.url));
/** What a shell has to start. */
const ENTRY = fileURLToPath(new URL('depositary.js', import.meta.url));

/** `doctor` and `completion`: what helps to work with the program. */
export function addTools(root: Command, global: () => GlobalOptions): void {
  root
    .command('doctor')
    .description('say whether what the commands need is there, and what to do where it is not')
    .option('--offline', 'use no network, even with --site')
    .option('--store <dir>', 'the store to look at', 'public')
    .option('--signing-key <file>', 'look at this private key too')
    .option('--site <url>', 'ask whether releases are served from this address')
    .action((options: { offline?: boolean; store: string; signingKey?: string; site?: string }) =>
      run(global(), async () =>
        (await import('../commands/doctor.ts')).doctorCommand({
          ...global(),
          ...options,
          program: PROGRAM,
          environment: process.env,
        }),
      ),
    );

  root
    .command('completion')
    .description('print the script with which a shell completes commands, options and records')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .action((shell: Shell) =>
      run(global(), async () =>
        (await import('../commands/completion.ts')).completionCommand({ shell, program: ENTRY }),
      ),
    );

  root
    .command('complete', { hidden: true })
    .description('say how a line goes on; the scripts of "completion" call it')
    .argument('[words...]', 'after --, the words of the line')
    .action((words: string[]) =>
      run(global(), async () =>
        (await import('../commands/completion.ts')).completeCommand({
          root,
          cwd: global().cwd,
          docs: DOCS,
          words,
        }),
      ),
    );
}
