import type { Command } from 'commander';
import type { CommandResult } from '../command.ts';
import { type Completion, complete } from '../completion/candidates.ts';
import { shellScript } from '../completion/shell-script.ts';
import type { Shell } from '../completion/shells.ts';
import { EXIT } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { explanationsIn } from './explain.ts';

/** `depositary completion`: the script with which a shell completes the words of a command. */
export function completionCommand({ shell, program }: { shell: Shell; program: string }): CommandResult {
  const text = shellScript(shell, [process.execPath, program]);
  return { exitCode: EXIT.ok, json: { command: 'completion', shell, script: text }, text };
}

/** How the scripts are told what to do beside offering the candidates. */
const CONTINUES = 2;
const NO_FILES = 4;

/** `depositary complete`, which the scripts call at a key press: how the line may go on. Records are not read. */
export function completeCommand(options: {
  root: Command;
  cwd: string;
  docs: string;
  words: readonly string[];
}): CommandResult {
  const { root, words, docs } = options;
  const codes = () => explanationsIn(docs).keys();
  const completion = complete(root, words, { cwd: typedFolder(words) ?? options.cwd, codes });
  return { exitCode: EXIT.ok, json: { command: 'complete', ...completion }, text: render(completion) };
}

function render({ candidates, files, continues }: Completion): string {
  const directive = (continues ? CONTINUES : 0) + (files ? 0 : NO_FILES);
  // A file may be called anything; what cannot be one line is no candidate.
  const lines = candidates
    .filter(({ value }) => printable(value) === value)
    .map(({ value, description }) => `${value}\t${description}`);
  return [...lines, `:${directive}`].join('\n');
}

/** The project that the line names with --cwd. */
function typedFolder(words: readonly string[]): string | undefined {
  const index = words.lastIndexOf('--cwd', -3);
  return index === -1 ? undefined : words[index + 1];
}
