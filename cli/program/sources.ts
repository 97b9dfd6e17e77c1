import type { Command } from 'commander';
import { type GlobalOptions, run } from './run.ts';

/** `sources`: whether the texts that records rest on are still where they were read. */
export function addSources(root: Command, global: () => GlobalOptions): void {
  const sources = root.command('sources').description('sources: whether their addresses still answer');
  sources
    .command('check')
    .description('request the addresses of the collection and take down what they answer (network)')
    .option('--max-age <days>', 'request again what was good so many days ago', '30d')
    .option('--limit <number>', 'request at most so many addresses, the longest unchecked first')
    .option('--report <file>', 'write the report as Markdown too')
    .action((options: { maxAge: string; limit?: string; report?: string }) =>
      run(global(), async () =>
        (await import('../commands/check-sources.ts')).checkSourcesCommand({ ...global(), ...options }),
      ),
    );
  sources
    .command('list')
    .description('list the sources with the records that rest on each and its last check')
    .action(() =>
      run(global(), async () => (await import('../commands/list-sources.ts')).listSourcesCommand(global())),
    );
}
