import { Argument, type Command } from 'commander';
import { DATASET_NAMES, type DatasetName } from '../../core/shared/datasets.ts';
import { type GlobalOptions, run } from './run.ts';

interface NewOptions {
  text?: string;
  phrase: string[];
  set: string[];
  claimOf?: string;
  dryRun: boolean;
  /** False with --no-input. */
  input: boolean;
}

const EXAMPLES = `
On a terminal it asks for what the options do not give. Fields are named by their path from the start of the record,
or by its end alone where that is enough: --set measure/label=… or --set label=…. An item of a list is given by its
index (names/1/name), or by repeating --set for lists of words. Objects are dataset/id, or JSON.

Examples:
  depositary new figures --text ../texts/ferry.txt --phrase "The crossing ... 27 miles"
  depositary new figures --claim-of ferry-length --text ../texts/ferry.txt --phrase "some ... 40 km" \\
    --set assertedBy=actors/example-state --no-input
  depositary new sources --text ../texts/ferry.txt --phrase "published=Border Town, 14 May 1994"`;

/** `new`: a record or a claim from answers. */
export function addNew(root: Command, global: () => GlobalOptions): void {
  root
    .command('new')
    .description('add a record, or a claim of a figure, with evidence from a text')
    .addArgument(new Argument('<dataset>', 'what to add').choices(DATASET_NAMES))
    .option('--text <file>', 'the text of the source, as UTF-8, one paragraph a line')
    .option(
      '--phrase <words>',
      'words of the text, or "first words ... last words", that show the values; "field=words" for those of one field',
      collect,
      [],
    )
    .option('--set <field=value>', 'the value of a field; may be repeated', collect, [])
    .option('--claim-of <figure>', 'add a claim to this figure instead of a new figure')
    .option('-n, --dry-run', 'print the record and write nothing', false)
    .option('--no-input', 'never ask; say all that is missing at once')
    .addHelpText('after', EXAMPLES)
    .action((dataset: DatasetName, options: NewOptions) =>
      run(global(), async () =>
        (await import('../commands/new.ts')).newCommand({ ...global(), ...options, dataset }),
      ),
    );
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}
