import { Duration } from 'aws-cdk-lib';
import type { Distribution, Function as EdgeFunction } from 'aws-cdk-lib/aws-cloudfront';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { raiseAlarm } from './alarms.ts';

interface Watched {
  distribution: Distribution;
  resolver: EdgeFunction;
  alarms: ITopic;
}

/** Alarms on what readers meet at the edge. */
export function addEdgeAlarms(scope: Construct, { distribution, resolver, alarms }: Watched): void {
  raiseAlarm(scope, 'ServerErrors', alarms, {
    metric: edgeMetric('5xxErrorRate', 'DistributionId', distribution.distributionId, Stats.AVERAGE),
    threshold: 5,
    periods: 3,
    severity: 'high',
    says: 'For 15 minutes, 5 % or more of all requests got a server error.',
    runbook: 'edge-server-errors',
    missing: 'fine',
  });
  raiseAlarm(scope, 'ResolverErrors', alarms, {
    metric: edgeMetric('FunctionExecutionErrors', 'FunctionName', resolver.functionName, Stats.SUM),
    threshold: 1,
    severity: 'high',
    says: 'The function that resolves aliases failed.',
    runbook: 'resolver-errors',
    missing: 'fine',
  });
}

/** CloudFront gives its metrics under the region Global, in us-east-1. */
export function edgeMetric(metricName: string, dimension: string, value: string, statistic: string): Metric {
  return new Metric({
    namespace: 'AWS/CloudFront',
    metricName,
    dimensionsMap: { [dimension]: value, Region: 'Global' },
    statistic,
    period: Duration.minutes(5),
  });
}
