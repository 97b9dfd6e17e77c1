import { METRIC, METRIC_DIMENSIONS, METRIC_NAMESPACE } from './metric-names.ts';

type Metric = keyof typeof METRIC;

/**
 * Emits metrics in CloudWatch's embedded metric format: a line on standard output that CloudWatch takes apart. Not
 * by `console`, which wraps what it writes where the log format is JSON.
 * @param time in milliseconds since 1970
 */
export function emitMetrics(
  values: Readonly<Partial<Record<Metric, number>>>,
  { environment, collection }: { environment: string; collection: string },
  time: number,
): void {
  const named = Object.entries(values).map(([metric, value]) => [METRIC[metric as Metric], value]);
  const line = {
    _aws: {
      Timestamp: time,
      CloudWatchMetrics: [
        {
          Namespace: METRIC_NAMESPACE,
          Dimensions: [METRIC_DIMENSIONS],
          Metrics: named.map(([Name]) => ({ Name })),
        },
      ],
    },
    Environment: environment,
    Collection: collection,
    ...Object.fromEntries(named),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
