import type { Meter } from '../measure/meter.ts';

export const SIZES = ['small', 'full'] as const;
/** How much is measured: what a minute allows, or what the bounds are about. */
export type Size = (typeof SIZES)[number];

/** How many rounds of whole processes on a collection a size has time for. */
export function roundsOf(size: Size, records: number): number {
  if (size === 'small') return records > 1_000 ? 2 : 3;
  return records < 100_000 ? 9 : 5;
}

/** What one run of a subject gave, by what was measured. */
export type Metrics = Readonly<Record<string, number>>;

/** What is measured: a program that is run, or work in this process. */
export interface Subject {
  name: string;
  run(): Promise<Metrics>;
}

/** One run of each subject, by its name, or the medians of many. */
export type Sample = Readonly<Record<string, Metrics>>;

/** A figure that follows from a sample, and what it has to be. */
export interface Row {
  name: string;
  /** Such as `×`, `ms`, `MiB`. */
  unit: string;
  /** Computed from the medians of all runs; for the spread, from each round. */
  value(sample: Sample): number;
  most?: number;
  least?: number;
}

/** Subjects that take turns, and the figures that follow. */
export interface Prepared {
  subjects: readonly Subject[];
  rows: readonly Row[];
  close?(): Promise<void> | void;
}

/** What cannot be measured on this machine, though nothing is wrong: a program is missing that is not the project's. */
export class Unavailable extends Error {
  override name = 'Unavailable';
}

/** One thing to measure. */
export interface Experiment {
  name: string;
  /** How many rounds count, unless the caller says otherwise. */
  rounds: number;
  /** @throws Unavailable where it cannot be measured here */
  prepare(meter: Meter): Promise<Prepared> | Prepared;
}

/** Experiments that belong together, as `--only` names them. */
export interface Suite {
  name: string;
  experiments(size: Size): readonly Experiment[];
}

/** A metric of a subject in a sample. */
export function metric(sample: Sample, subject: string, name: string): number {
  const value = sample[subject]?.[name];
  if (value === undefined) throw new Error(`${subject} has no ${name}.`);
  return value;
}

/** A row that tells how many times as much of something one subject takes as another. */
export function ratio(
  name: string,
  [above, below]: readonly [string, string],
  of: string,
  bound: Pick<Row, 'most' | 'least'> = {},
): Row {
  return {
    name,
    unit: '×',
    value: (sample) => metric(sample, above, of) / metric(sample, below, of),
    ...bound,
  };
}
