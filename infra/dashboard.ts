import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { edgeMetric } from './edge-alarms.ts';
import type { PipelineFunctions, Surroundings } from './pipeline-functions.ts';
import { projectMetric } from './project-metrics.ts';

interface Shown extends Surroundings {
  functions: PipelineFunctions;
  stateMachine: StateMachine;
  undelivered: Queue;
}

const PERIOD = Duration.minutes(15);

/** One page for whoever answers an alarm: what came in, what came out, what went wrong, what readers see. */
export function addDashboard(scope: Construct, shown: Shown): Dashboard {
  const { functions, stateMachine, undelivered, delivery } = shown;
  const lambdas = functions.all.map(({ lambda }) => lambda);
  const options = { period: PERIOD };
  const counts = { statistic: Stats.SUM, period: PERIOD };
  return new Dashboard(scope, 'Dashboard', {
    defaultInterval: Duration.days(7),
    widgets: [
      [
        graph('Submissions', [
          stateMachine.metricStarted(counts),
          stateMachine.metricSucceeded(counts),
          stateMachine.metricFailed(counts),
          stateMachine.metricTimedOut(counts),
        ]),
        graph('Merge to public release (s)', [projectMetric('publishLatencySeconds', shown)]),
        graph('Records', [projectMetric('publishedRecords', shown)]),
      ],
      [
        graph(
          'Function errors',
          lambdas.map((lambda) => lambda.metricErrors(counts)),
        ),
        graph(
          'Function duration (ms)',
          lambdas.map((lambda) => lambda.metricDuration({ ...options, statistic: Stats.MAXIMUM })),
        ),
        graph('Undelivered events', [undelivered.metricApproximateNumberOfMessagesVisible(options)]),
      ],
      [
        graph('Readers', [edgeMetric('Requests', 'DistributionId', delivery.distributionId, Stats.SUM)]),
        graph('Answers that are errors (%)', [
          edgeMetric('4xxErrorRate', 'DistributionId', delivery.distributionId, Stats.AVERAGE),
          edgeMetric('5xxErrorRate', 'DistributionId', delivery.distributionId, Stats.AVERAGE),
        ]),
        graph('Found by the reconciliation', [
          projectMetric('aliasDrift', shown),
          projectMetric('orphanSubmissions', shown),
        ]),
      ],
    ],
  });
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, leftYAxis: { min: 0 } });
}
