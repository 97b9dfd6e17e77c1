/** The first line in which two texts differ. */
export interface Difference {
  /** Counted from 1. */
  line: number;
  /** The line in each text, without its line feed; absent where that text has ended before. */
  before?: string;
  after?: string;
}

/** Where two texts first differ; undefined where they are equal. */
export function firstDifference(before: string, after: string): Difference | undefined {
  if (before === after) return undefined;
  const [old, now] = [before.split('\n'), after.split('\n')];
  const index = [...old, undefined].findIndex((line, at) => line !== now[at]);
  const [oldLine, newLine] = [old[index], now[index]];
  return {
    line: index + 1,
    ...(oldLine !== undefined && { before: oldLine }),
    ...(newLine !== undefined && { after: newLine }),
  };
}
