import { availableParallelism, cpus } from 'node:os';

/** Where a benchmark ran. Its times mean nothing without that; its ratios mean more. */
export interface Machine {
  node: string;
  platform: string;
  processor: string;
  processors: number;
}

export function thisMachine(): Machine {
  return {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    processors: availableParallelism(),
  };
}
