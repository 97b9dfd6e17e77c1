import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/** What must hold, and whether it does. */
export interface Bound {
  /** What was measured, as the bound counts it. */
  value: number;
  most: number;
  holds: boolean;
}

/** Where a benchmark ran. Its times mean nothing without that; its ratios mean more. */
export interface Machine {
  node: string;
  platform: string;
  processor: string;
  processors: number;
}

export function bound(value: number, most: number): Bound {
  return { value, most, holds: value <= most };
}

export function thisMachine(): Machine {
  return {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    processors: availableParallelism(),
  };
}

/** A table in plain text: the first column to the left, the others to the right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('   ')
      .trimEnd();
  return [line(headings), ...rows.map(line)].join('\n');
}

/** The cells of a bound; empty where there is none. */
export function boundCells(found: Bound | undefined, format: (value: number) => string): [string, string] {
  if (found === undefined) return ['', ''];
  return [`≤ ${format(found.most)}`, found.holds ? 'holds' : 'FALLS SHORT'];
}

/** Writes the whole result where `--json` says. */
export function writeResult(file: string | undefined, result: object): void {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
}
