import type { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { METRIC, METRIC_NAMESPACE } from '../functions/aws/metric-names.ts';
import { raiseAlarm } from './alarms.ts';
import type { Surroundings } from './pipeline-functions.ts';
import { RECONCILE_EVERY } from './submission-events.ts';

/** One of the metrics that the functions emit, for one environment. */
export function projectMetric(
  name: keyof typeof METRIC,
  { environmentName, config }: Pick<Surroundings, 'environmentName' | 'config'>,
  statistic: string = Stats.MAXIMUM,
  period: Duration = RECONCILE_EVERY,
): Metric {
  return new Metric({
    namespace: METRIC_NAMESPACE,
    metricName: METRIC[name],
    dimensionsMap: { Environment: environmentName, Collection: config.collection },
    statistic,
    period,
  });
}

/** Alarms on what the reconciliation finds, and on its silence, which would keep all others quiet. */
export function addReconciliationAlarms(scope: Construct, surroundings: Surroundings): void {
  const { alarmTopic } = surroundings.delivery;
  raiseAlarm(scope, 'ReconcileSilent', alarmTopic, {
    metric: projectMetric('aliasDrift', surroundings, Stats.SAMPLE_COUNT),
    threshold: 1,
    below: true,
    periods: 3,
    severity: 'high',
    says: 'No reconciliation came to an end for 45 minutes.',
    runbook: 'reconcile-missing',
    missing: 'alarm',
  });
  raiseAlarm(scope, 'AliasDrift', alarmTopic, {
    metric: projectMetric('aliasDrift', surroundings),
    threshold: 1,
    periods: 2,
    severity: 'high',
    says: 'Twice in a row an alias did not lead to the release that the pointer says.',
    runbook: 'alias-drift',
    missing: 'fine',
  });
  raiseAlarm(scope, 'OrphanSubmissions', alarmTopic, {
    metric: projectMetric('orphanSubmissions', surroundings),
    threshold: 1,
    periods: 2,
    severity: 'high',
    says: 'Twice in a row there was a submission without a receipt.',
    runbook: 'orphan-submissions',
    missing: 'fine',
  });
}
