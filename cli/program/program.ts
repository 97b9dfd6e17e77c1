import { Command, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addCheck } from './check.ts';
import { addEvidence } from './evidence.ts';
import { addFormat } from './format.ts';
import { addNew } from './new.ts';
import { addPublish } from './publish.ts';
import { addRead } from './read.ts';
import { addReview } from './review.ts';
import type { GlobalOptions } from './run.ts';
import { addSources } from './sources.ts';
import { addTools } from './tools.ts';

const EXIT_HELP = `
Exit status: 0 fine, 1 findings, 2 wrong usage, 3 something needed is missing, 4 no network,
             5 release refused, 70 fault of the program, 130 interrupted.

Examples:
  depositary check                          check the records here
  depositary new figures                    add a figure, asked step by step
  depositary publish                        publish the next release into ./public
  depositary verify public                  verify what was published
  depositary evidence cite article.txt "first words ... last words"
  depositary explain duplicate-key          what a code means`;

/** The commands with their arguments and options; what a command does is loaded when it is called. */
export function program(): Command {
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
  const groups = [
    addCheck,
    addFormat,
    addNew,
    addReview,
    addPublish,
    addRead,
    addEvidence,
    addSources,
    addTools,
  ];
  for (const add of groups) add(root, global);
  return root;
}
