import type { Command } from 'commander';
import { type GlobalOptions, run } from './run.ts';

/** `evidence`: passages of texts. */
export function addEvidence(root: Command, global: () => GlobalOptions): void {
  const evidence = root.command('evidence').description('passages: make, verify and count them');
  const commands = () => import('../commands/evidence.ts');
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
