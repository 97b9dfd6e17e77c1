#!/usr/bin/env node
import { CommanderError } from 'commander';
import { EXIT } from './exit-code.ts';
import { fail } from './fail.ts';
import { program } from './program/program.ts';
import { wantsJson } from './program/wants-json.ts';

// A reader that has seen enough, such as `head`, closes the pipe; that is no fault.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has already written the message or the help.
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error.exitCode !== 0 && wantsJson(process.argv)) {
      const message = error.message.replace(/^error: /, '');
      const document = {
        command: 'error',
        code: 'usage',
        message,
        help: 'depositary --help lists the commands.',
      };
      process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
    }
  } else {
    process.exitCode = fail(error, wantsJson(process.argv));
  }
}
