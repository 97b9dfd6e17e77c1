/** The first line in which two texts differ. */
export interface Difference {
  /** Counted from 1. */
  line: number;
  /** The line in each text, without its line feed; absent where that text has ended before. */
  before?: string;
  after?: string;
}

/** Where two texts first differ. Where they are equal, that is after their last line. */
export function firstDifference(before: string, after: string): Difference {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const found = old.findIndex((line, at) => line !== now[at]);
  const index = found < 0 ? old.length : found;
  const [oldLine, newLine] = [old[index], now[index]];
  return {
    line: index + 1,
    ...(oldLine !== undefined && { before: oldLine }),
    ...(newLine !== undefined && { after: newLine }),
  };
}
