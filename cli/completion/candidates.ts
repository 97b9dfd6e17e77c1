import type { Argument, Command, Option } from 'commander';
import { DATASET_NAMES } from '../../core/shared/datasets.ts';
import { optionsOf, positionAfter, takesValue } from './command-line.ts';
import { projectPaths } from './project-paths.ts';

/** One way to go on. */
export interface Candidate {
  value: string;
  description: string;
}

/** What can be written where the cursor is. */
export interface Completion {
  candidates: Candidate[];
  /** Whether the names of files are as good; the shell knows how to complete those. */
  files: boolean;
  /** Whether the word goes on after a candidate, as a path does after a folder. */
  continues: boolean;
}

/** What completion looks at beside the commands. */
export interface Surroundings {
  cwd: string;
  /** The codes that `explain` knows. */
  codes(): Iterable<string>;
}

const NOTHING: Completion = { candidates: [], files: false, continues: false };
const FILES: Completion = { ...NOTHING, files: true };

/** What the placeholders of arguments and options stand for: `<code>`, `[paths...]`. Of others nothing is known. */
const MEANING: Record<string, (word: string, surroundings: Surroundings) => Completion> = {
  code: (_, { codes }) => plain([...codes()]),
  dataset: () => plain(DATASET_NAMES),
  paths: (word, { cwd }) => projectPaths(cwd, word) ?? FILES,
  dir: () => FILES,
  file: () => FILES,
  target: () => FILES,
};

/**
 * What may follow on a command line.
 * @param words those after the name of the program; the last is the one at the cursor, perhaps empty
 */
export function complete(root: Command, words: readonly string[], surroundings: Surroundings): Completion {
  const word = words.at(-1) ?? '';
  const { command, argument, option, onlyArguments } = positionAfter(root, words.slice(0, -1));
  // The scripts put what stands before the sign of equality in front again.
  const [, name, value] = onlyArguments || option ? [] : (/^(--[^=]+)=(.*)$/.exec(word) ?? []);
  const begun = value ?? word;
  const meant = (): Completion => {
    if (option !== undefined) return valuesOf(option, begun, surroundings);
    if (name !== undefined) {
      const assigned = optionsOf(command).find(({ long }) => long === name);
      return assigned && takesValue(assigned) ? valuesOf(assigned, begun, surroundings) : NOTHING;
    }
    if (word.startsWith('-') && !onlyArguments) return optionNames(command);
    return argumentsOf(command, argument, word, surroundings);
  };
  const completion = meant();
  return { ...completion, candidates: completion.candidates.filter((one) => one.value.startsWith(begun)) };
}

function plain(values: readonly string[]): Completion {
  return { ...NOTHING, candidates: values.map((value) => ({ value, description: '' })) };
}

function valuesOf(option: Option, word: string, surroundings: Surroundings): Completion {
  if (option.argChoices !== undefined) return plain(option.argChoices);
  const [, placeholder = ''] = /[<[]([\w-]+)/.exec(option.flags) ?? [];
  return MEANING[placeholder]?.(word, surroundings) ?? NOTHING;
}

function optionNames(command: Command): Completion {
  const candidates = optionsOf(command).flatMap(({ short, long, description }) =>
    [long, short].flatMap((value) => (value === undefined ? [] : [{ value, description }])),
  );
  return { ...NOTHING, candidates };
}

function argumentsOf(command: Command, index: number, word: string, surroundings: Surroundings): Completion {
  if (command.commands.length > 0) {
    const inner = index === 0 ? command.createHelp().visibleCommands(command) : [];
    return {
      ...NOTHING,
      candidates: inner.map((one) => ({ value: one.name(), description: one.description() })),
    };
  }
  const argument = argumentAt(command.registeredArguments, index);
  if (argument?.argChoices !== undefined) return plain(argument.argChoices);
  return (argument && MEANING[argument.name()]?.(word, surroundings)) ?? NOTHING;
}

function argumentAt(declared: readonly Argument[], index: number): Argument | undefined {
  const last = declared.at(-1);
  return declared[index] ?? (last?.variadic ? last : undefined);
}
