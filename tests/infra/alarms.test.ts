import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { METRIC, METRIC_DIMENSIONS, METRIC_NAMESPACE } from '../../functions/aws/metric-names.ts';
import { ENVIRONMENTS } from '../../infra/config.ts';
import { environmentOf, NAMES, resourcesOf, statementsIn, synthesise } from './synthesised.ts';

/** The sections of the runbook, as they are written in an address. */
const sections = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^#{2,3} (.+)$/gm)].map(
  ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
);

describe.for(NAMES)('alarms in %s', (name) => {
  const alarms = resourcesOf(environmentOf(name), 'AWS::CloudWatch::Alarm');
  const anchorOf = (description: unknown) => String(description).match(/docs\/runbook\.md#([\w-]+)$/)?.[1];

  test('say how bad it is, what it means and where to read on', () => {
    for (const [id, { Properties }] of alarms) {
      expect(Properties.AlarmDescription, id).toMatch(/^\[(?:high|medium)\] .+\. See docs\/runbook\.md#/);
      expect(sections, id).toContain(anchorOf(Properties.AlarmDescription));
    }
  });

  test('tell somebody, when they begin and when they end, and know what silence means', () => {
    for (const [id, { Properties }] of alarms) {
      expect(Properties.AlarmActions, id).toHaveLength(1);
      expect(Properties.OKActions, id).toHaveLength(1);
      expect(Properties.TreatMissingData, id).toMatch(/^(?:breaching|notBreaching)$/);
    }
  });

  test('watch everything that can go wrong', () => {
    const metrics = alarms
      .map(([, { Properties }]) => `${Properties.Namespace} ${Properties.MetricName}`)
      .sort();
    const ofFunctions = ['Duration', 'Errors', 'Throttles'].flatMap((metric) =>
      Array(5).fill(`AWS/Lambda ${metric}`),
    );
    expect(metrics).toEqual(
      [
        ...ofFunctions,
        'AWS/CloudFront 5xxErrorRate',
        'AWS/CloudFront FunctionExecutionErrors',
        'AWS/Events FailedInvocations',
        'AWS/Events FailedInvocations',
        'AWS/SQS ApproximateNumberOfMessagesVisible',
        'AWS/States ExecutionsAborted',
        'AWS/States ExecutionsFailed',
        'AWS/States ExecutionsTimedOut',
        'Depositary AliasDrift',
        'Depositary AliasDrift',
        'Depositary OrphanSubmissions',
      ].sort(),
    );
  });

  test('go off when reconciliations stop, and only then by silence', () => {
    const bySilence = alarms.filter(([, { Properties }]) => Properties.TreatMissingData === 'breaching');
    expect(bySilence.map(([, { Properties }]) => anchorOf(Properties.AlarmDescription))).toEqual([
      'reconcile-missing',
    ]);
    expect(bySilence[0]?.[1].Properties).toMatchObject({
      Statistic: 'SampleCount',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 900,
      EvaluationPeriods: 3,
    });
  });

  test("watch the project's own metrics under the dimensions that functions emit", () => {
    const own = alarms.filter(([, { Properties }]) => Properties.Namespace === METRIC_NAMESPACE);
    for (const [id, { Properties }] of own) {
      expect(Object.values(METRIC), id).toContain(Properties.MetricName);
      expect(Properties.Dimensions, id).toEqual([
        { Name: 'Collection', Value: ENVIRONMENTS[name].collection },
        { Name: 'Environment', Value: name },
      ]);
    }
    expect([...METRIC_DIMENSIONS].sort()).toEqual(['Collection', 'Environment']);
  });

  test('for slow functions stand at 80 % of what each has', () => {
    const timeouts = resourcesOf(environmentOf(name), 'AWS::Lambda::Function').map(([, { Properties }]) =>
      Number(Properties.Timeout),
    );
    const thresholds = alarms
      .filter(([, { Properties }]) => Properties.MetricName === 'Duration')
      .map(([, { Properties }]) => Number(Properties.Threshold));
    expect(thresholds.sort()).toEqual(timeouts.map((seconds) => seconds * 800).sort());
  });

  test('may reach their topic, from this account only', () => {
    const [[, policy] = []] = resourcesOf(environmentOf(name).delivery, 'AWS::SNS::TopicPolicy');
    if (policy === undefined) throw new Error('The topic has no policy.');
    const allowing = statementsIn(policy).filter(({ Effect }) => Effect === 'Allow');
    expect(allowing).toHaveLength(1);
    expect(allowing[0]).toMatchObject({
      Action: 'sns:Publish',
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
    expect(JSON.stringify(allowing[0])).toContain('"cloudwatch.amazonaws.com"');
    // The budget, where there is one.
    expect(JSON.stringify(allowing[0]).includes('budgets.amazonaws.com')).toBe(name === 'prod');
  });
});

test('every section of the runbook about an alarm has an alarm', () => {
  const text = readFileSync('docs/runbook.md', 'utf8');
  const about = text.split(/^## /m).find((part) => part.startsWith('Alarms'));
  const headings = [...(about ?? '').matchAll(/^### (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
  const used = resourcesOf(environmentOf('prod'), 'AWS::CloudWatch::Alarm').map(
    ([, { Properties }]) => String(Properties.AlarmDescription).split('#')[1],
  );
  expect(headings.sort()).toEqual([...new Set(used)].sort());
});

test('an address gets the messages, and the budget tells by the same topic', () => {
  const { delivery } = synthesise('dev', {
    ...ENVIRONMENTS.dev,
    alarmEmail: 'operators@example.org',
    monthlyBudget: 10,
  });
  delivery.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'operators@example.org',
  });
  delivery.hasResourceProperties('AWS::Budgets::Budget', {
    Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 10, Unit: 'USD' } },
    NotificationsWithSubscribers: Match.arrayWith([
      Match.objectLike({ Notification: Match.objectLike({ NotificationType: 'FORECASTED' }) }),
    ]),
  });
  environmentOf('dev').delivery.resourceCountIs('AWS::Budgets::Budget', 0);
});

test('the dashboard shows the metrics of all parts', () => {
  const [[, dashboard] = []] = resourcesOf(environmentOf('prod').pipeline, 'AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(dashboard?.Properties.DashboardBody);
  for (const part of ['AWS/States', 'AWS/Lambda', 'AWS/SQS', 'AWS/CloudFront', ...Object.values(METRIC)]) {
    expect(body).toContain(part);
  }
});
