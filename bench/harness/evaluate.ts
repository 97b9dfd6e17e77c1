import type { Metrics, Row, Sample } from './experiment.ts';
import { type Summary, summarised } from './statistics.ts';

/** What is known of one subject: a summary of each of its metrics. */
export interface SubjectResult {
  name: string;
  metrics: Readonly<Record<string, Summary>>;
}

/** What a row came to. */
export interface RowResult {
  name: string;
  unit: string;
  value: number;
  /** Quartiles of the same figure in each round. */
  lowerQuartile: number;
  upperQuartile: number;
  most?: number;
  least?: number;
  /** Absent where there is no bound. */
  holds?: boolean;
}

export function subjectResults(samples: readonly Sample[]): SubjectResult[] {
  return Object.entries(samples[0] ?? {}).map(([name, metrics]) => ({
    name,
    metrics: Object.fromEntries(
      Object.keys(metrics).map((metric) => [metric, summarised(valuesOf(samples, name, metric))]),
    ),
  }));
}

/** A row's value from the medians, its spread from the rounds, and whether it keeps to its bound. */
export function rowResult(
  { name, unit, value: of, most, least }: Row,
  samples: readonly Sample[],
): RowResult {
  const value = of(medians(samples));
  const { lowerQuartile, upperQuartile } = summarised(samples.map(of));
  const bounded = most !== undefined || least !== undefined;
  return {
    name,
    unit,
    value,
    lowerQuartile,
    upperQuartile,
    ...(most !== undefined && { most }),
    ...(least !== undefined && { least }),
    ...(bounded && { holds: value <= (most ?? value) && value >= (least ?? value) }),
  };
}

function medians(samples: readonly Sample[]): Sample {
  return Object.fromEntries(
    subjectResults(samples).map(({ name, metrics }) => [
      name,
      Object.fromEntries(
        Object.entries(metrics).map(([metric, { median }]) => [metric, median]),
      ) satisfies Metrics,
    ]),
  );
}

function valuesOf(samples: readonly Sample[], subject: string, metric: string): number[] {
  return samples.map((sample) => sample[subject]?.[metric] ?? Number.NaN);
}
