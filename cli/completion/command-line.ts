import type { Command, Option } from 'commander';

/** Where on the command line the cursor is. */
export interface Position {
  command: Command;
  /** How many arguments of the command are complete. */
  argument: number;
  /** The option whose value is being written. */
  option?: Option;
  /** After `--` nothing is an option. */
  onlyArguments: boolean;
}

/** Understands the complete words before the cursor, as the program itself would, mistakes included. */
export function positionAfter(root: Command, words: readonly string[]): Position {
  let position: Position = { command: root, argument: 0, onlyArguments: false };
  for (const word of words) position = step(position, word);
  return position;
}

function step({ option, ...position }: Position, word: string): Position {
  // Bash makes `--option=value` three words.
  if (option !== undefined) return word === '=' ? { ...position, option } : position;
  const { command, argument, onlyArguments } = position;
  if (word === '--' && !onlyArguments) return { ...position, onlyArguments: true };
  if (word.startsWith('-') && !onlyArguments) {
    const found = optionsOf(command).find(({ long, short }) => word === long || word === short);
    return found !== undefined && takesValue(found) ? { ...position, option: found } : position;
  }
  const inner =
    argument === 0
      ? command.commands.find((one) => one.name() === word || one.aliases().includes(word))
      : undefined;
  return inner === undefined
    ? { ...position, argument: argument + 1 }
    : { command: inner, argument: 0, onlyArguments };
}

/** The options that may be given with a command: its own and those of the commands it is part of. */
export function optionsOf(command: Command): Option[] {
  const own = command.createHelp().visibleOptions(command);
  const inherited = command.parent === null ? [] : optionsOf(command.parent);
  const names = new Set(own.map(({ long }) => long));
  // The version is asked of the program, not of a command.
  return [...own, ...inherited.filter(({ long }) => !names.has(long) && long !== '--version')];
}

/** Whether a value belongs to the option. */
export function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}
