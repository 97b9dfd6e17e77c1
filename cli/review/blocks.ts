/** A run of text. Records may have written it: whoever renders it makes it safe. */
export type Part =
  | string
  | { strong: string }
  | { gone: string }
  | { fresh: string }
  /** A name that is to be read letter by letter, such as an id. */
  | { name: string };

/** One piece of a report, before it becomes text for a terminal or Markdown. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; parts: readonly Part[] }
  | { kind: 'item'; depth: number; parts: readonly Part[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  /** Markdown that the program itself has made, with what records say in it made safe. */
  | { kind: 'markdown'; text: string };

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(...parts: Part[]): Block {
  return { kind: 'paragraph', parts };
}

export function item(depth: number, ...parts: Part[]): Block {
  return { kind: 'item', depth, parts };
}

/** The first of some things, and how many more there are: nothing is left out silently. */
export function atMost<T>(
  most: number,
  things: readonly T[],
  what: string,
  blocksOf: (thing: T) => readonly Block[],
): Block[] {
  const rest = things.length - most;
  const more = rest > 0 ? [paragraph(`… and ${rest} more ${what}, left out here.`)] : [];
  return [...things.slice(0, most).flatMap(blocksOf), ...more];
}

/** A number with its noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
