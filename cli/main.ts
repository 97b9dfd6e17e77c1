#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, Option } from 'commander';
import { CHANGE_LEVELS, type ChangeLevel } from '../core/compare/level.ts';
import type { Severity } from '../core/shared/finding.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { CommandResult } from './command.ts';
import { checkCommand } from './commands/check.ts';
import { explainCommand } from './commands/explain.ts';
import { EXIT } from './exit-code.ts';
import { fail } from './fail.ts';
import type { CommitOptions } from './git.ts';
import { LANGUAGES, type Language } from './types/languages.ts';

/** The documentation, beside the bundled program. */
const DOCS = fileURLToPath(new URL('../docs', import.meta.url));

const EXIT_HELP = `
Exit status: 0 fine, 1 findings, 2 wrong usage, 3 something needed is missing, 4 no network,
             5 release refused, 70 fault of the program, 130 interrupted.

Examples:
  depositary check                          check the records here
  depositary publish                        publish the next release into ./public
  depositary verify public                  verify what was published
  depositary evidence cite article.txt "first words ... last words"
  depositary explain duplicate-key          what a code means`;

interface GlobalOptions {
  json?: boolean;
  quiet?: boolean;
  cwd: string;
}

type StoreOptions = CommitOptions & { store: string; atLeast?: ChangeLevel };

/** The commands, their arguments and options; every one ends in {@link run}. */
function program(): Command {
  const root = new Command('depositary')
    .description('Check curated records and publish them as immutable, versioned releases.')
    .version(packageJson.version)
    .option('--json', 'print one JSON document (schemas/cli/output.schema.json)')
    .option('-q, --quiet', 'print nothing but errors')
    .addOption(
      new Option('--cwd <dir>', 'the project folder, with datasets/ and schemas/').default(
        process.cwd(),
        'here',
      ),
    )
    .option('--no-color', 'no colours; NO_COLOR and FORCE_COLOR are obeyed too')
    .addHelpText('after', EXIT_HELP)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  const global = (): GlobalOptions => root.opts();

  root
    .command('check')
    .description('check all records, offline')
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that fails')
        .choices(['error', 'warning', 'notice'])
        .default('error'),
    )
    .action((options: { failOn: Severity }) =>
      run(global(), () => checkCommand({ ...global(), ...options })),
    );

  withCommit(root.command('build'))
    .description('build the files of the next release into a folder, without publishing')
    .requiredOption('--out <dir>', 'a new or empty folder')
    .action((options: StoreOptions & { out: string }) =>
      run(global(), async () =>
        (await import('./commands/build.ts')).buildCommand({ ...global(), ...options }),
      ),
    );

  withCommit(root.command('publish'))
    .description('check, compare, build and publish the next release')
    .option('-n, --dry-run', 'say what would be published and write nothing', false)
    .option('--signing-key <file>', 'sign the manifest with this P-256 private key (PEM)')
    .action((options: StoreOptions & { dryRun: boolean; signingKey?: string }) =>
      run(global(), async () =>
        (await import('./commands/publish.ts')).publishCommand({ ...global(), ...options }),
      ),
    );

  root
    .command('submit')
    .description('hand the checked-out commit to a pipeline on AWS and wait for its receipt')
    .requiredOption('--to <s3-address>', 'the bucket for submissions: s3://BUCKET')
    .option('--site <url>', 'where the releases are served; the receipt appears there')
    .action((options: { to: string; site?: string }) =>
      run(global(), async () =>
        (await import('./commands/submit.ts')).submitCommand({ ...global(), ...options }),
      ),
    );

  root
    .command('verify')
    .description('verify a published release: signature, hashes, schemas, references')
    .option('--keys <file>', 'the public keys of which one must have signed (a JSON Web Key Set)')
    .argument(
      '[target]',
      'a store, collection or version: public/south-caucasus/1.0.0, or an http(s) address',
      'public',
    )
    .action((target: string, options: { keys?: string }) =>
      run(global(), async () =>
        (await import('./commands/verify.ts')).verifyCommand({ ...global(), ...options, target }),
      ),
    );

  root
    .command('types')
    .description("types of a release's records for programs: TypeScript, Python or Go")
    .addOption(new Option('--lang <language>', 'the language').choices(LANGUAGES).makeOptionMandatory())
    .option('--out <file>', 'write them to this file instead of printing them')
    .argument(
      '[target]',
      'a store, collection or version: public/south-caucasus/1.0.0, or an http(s) address',
      'public',
    )
    .action((target: string, options: { lang: Language; out?: string }) =>
      run(global(), async () =>
        (await import('./commands/types.ts')).typesCommand({ ...global(), ...options, target }),
      ),
    );

  root
    .command('serve')
    .description('serve a store over HTTP on 127.0.0.1, as readers will see it')
    .option('--store <dir>', 'the store', 'public')
    .option('-p, --port <number>', 'the port; 0 takes a free one', '8080')
    .action((options: { store: string; port: string }) =>
      run(global(), async () =>
        (await import('./commands/serve.ts')).serveCommand({ ...global(), ...options }),
      ),
    );

  addEvidence(root.command('evidence').description('passages: make, verify and count them'), global);

  root
    .command('explain')
    .description('explain a code of a finding')
    .argument('<code>', 'for example duplicate-key')
    .action((code: string) => run(global(), () => explainCommand({ code, docs: DOCS })));
  return root;
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

function addEvidence(evidence: Command, global: () => GlobalOptions): void {
  const commands = () => import('./commands/evidence.ts');
  evidence
    .command('cite')
    .description('make the passage for a phrase of a text, or the fingerprint of the whole text')
    .argument('<file>', 'the text, as UTF-8')
    .argument('[phrase]', 'words of the text, or "first words ... last words"')
    .action((file: string, phrase: string | undefined) =>
      run(global(), async () =>
        (await commands()).citeCommand({ ...global(), file, ...(phrase !== undefined && { phrase }) }),
      ),
    );
  evidence
    .command('verify')
    .description('find every passage in the texts at hand')
    .requiredOption('--texts <dir>', 'a folder with the texts of sources, as .txt')
    .action((options: { texts: string }) =>
      run(global(), async () => (await commands()).verifyEvidenceCommand({ ...global(), ...options })),
    );
  evidence
    .command('coverage')
    .description('list the paragraphs that no record cites')
    .requiredOption('--texts <dir>', 'a folder with the texts of sources, as .txt')
    .action((options: { texts: string }) =>
      run(global(), async () => (await commands()).coverageCommand({ ...global(), ...options })),
    );
}

/** Runs a command, prints its result and sets the exit status. */
async function run(
  options: GlobalOptions,
  command: () => CommandResult | Promise<CommandResult>,
): Promise<void> {
  const { exitCode, json, text } = await command();
  process.exitCode = exitCode;
  if (options.json) process.stdout.write(`${JSON.stringify(json, undefined, 2)}\n`);
  else if (!options.quiet || exitCode !== EXIT.ok) process.stdout.write(`${text}\n`);
}

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
    if (error.exitCode !== 0 && process.argv.includes('--json')) {
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
    process.exitCode = fail(error, process.argv.includes('--json'));
  }
}
