import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import settings from '../../../../cdk.json' with { type: 'json' };
import { ENVIRONMENTS } from '../../../../infra/config.ts';
import { addEnvironment } from '../../../../infra/environments.ts';
import { MINISTACK_VERSION } from '../../processes/ministack.ts';
import { eventually, gap } from '../gap.ts';
import type { Probes } from '../probes.ts';
import { askQueryService, askService } from '../service-request.ts';

/** The types of resources in a template. */
function typesIn(template: Template): Set<string> {
  const resources = Object.values(template.toJSON().Resources as Record<string, { Type: string }>);
  return new Set(resources.map(({ Type }) => Type));
}

/** What is asked of CloudFormation and the CDK CLI. */
export function describeDeployment(probes: Probes): void {
  const { ministack, outputs } = probes;
  const cloudFormation = (Action: string, more: Record<string, string>) =>
    askQueryService(ministack, 'cloudformation', { Action, Version: '2010-05-15', ...more });
  /** Whether a stack with one resource is made. */
  const makes = async (StackName: string, Type: string, Properties: object = {}): Promise<boolean> => {
    const TemplateBody = JSON.stringify({ Resources: { Only: { Type, Properties } } });
    try {
      await cloudFormation('CreateStack', { StackName, TemplateBody });
    } catch {
      return false;
    }
    const status = await eventually(async () => {
      const described = await cloudFormation('DescribeStacks', { StackName });
      return /<StackStatus>(\w+_(?:COMPLETE|FAILED))</.exec(described)?.[1];
    });
    return status === 'CREATE_COMPLETE';
  };

  describe('CloudFormation', () => {
    test('is that of the version which these probes describe', async () => {
      const health = await (await fetch(`${ministack.url}/_ministack/health`)).json();
      expect(health).toMatchObject({ version: MINISTACK_VERSION });
    });

    test('has made something of each type in the stacks that the tests deploy', () => {
      const stage = addEnvironment(new App({ context: settings.context }), 'dev', ENVIRONMENTS.dev);
      const deployed = stage.node.children.filter(({ node }) => node.id !== 'Access');
      const probed = typesIn(Template.fromJSON(probes.template));
      for (const stack of deployed) {
        const wanted = typesIn(
          Template.fromJSON(stage.synth().getStackByName(`dev-${stack.node.id}`).template),
        );
        expect([...wanted].filter((type) => !probed.has(type))).toEqual([]);
      }
    });

    test('makes no stack with a type that it does not know', async () => {
      expect(await makes('made-up', 'AWS::Made::Up')).toBe(false);
    });

    test('makes alarms, a dashboard and rules', async () => {
      const watched = { Version: '2010-08-01' };
      const alarms = await askQueryService(ministack, 'monitoring', { Action: 'DescribeAlarms', ...watched });
      expect(alarms).toContain('<AlarmName>Probe-');
      const boards = await askQueryService(ministack, 'monitoring', { Action: 'ListDashboards', ...watched });
      expect(boards).toContain('<DashboardName>');
      const { Rules } = await askService(ministack, 'events', 'AWSEvents.ListRules', {});
      const schedule = { ScheduleExpression: 'rate(15 minutes)', State: 'ENABLED' };
      expect(Rules).toContainEqual(expect.objectContaining(schedule));
    });

    gap(
      'CloudFormation makes an OIDC provider',
      () =>
        makes('provider', 'AWS::IAM::OIDCProvider', {
          Url: 'https://token.actions.githubusercontent.com',
          ClientIdList: ['sts.amazonaws.com'],
        }),
      'the access stack is not deployed',
    );
    gap(
      'CloudFormation makes a budget',
      () =>
        makes('budget', 'AWS::Budgets::Budget', {
          Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 1, Unit: 'USD' } },
        }),
      'what is deployed has no monthlyBudget, as dev has none',
    );
    gap(
      'CloudFormation makes an alarm on an expression',
      () =>
        makes('expression', 'AWS::CloudWatch::Alarm', {
          EvaluationPeriods: 1,
          ComparisonOperator: 'GreaterThanThreshold',
          Threshold: 1,
          Metrics: [{ Id: 'e', Expression: 'TIME_SERIES(1)' }],
        }),
      'no alarm of this project has one',
    );
  });

  gap(
    'a function may do only what its role allows',
    async () => {
      const { Shelf: bucket } = outputs;
      const order = { do: 'fail at first', name: 'Error', times: 1, bucket, prefix: 'not-allowed' } as const;
      await probes.order(order);
      // It can only succeed now if it has written something the first time.
      return (await probes.order(order)).failed;
    },
    'the template tests look at the roles',
  );

  test('SQS keeps messages', async () => {
    const QueueUrl = outputs.Undelivered;
    await askService(ministack, 'sqs', 'AmazonSQS.SendMessage', { QueueUrl, MessageBody: 'one' });
    const answer = await askService(ministack, 'sqs', 'AmazonSQS.ReceiveMessage', { QueueUrl });
    expect(answer.Messages).toEqual([
      expect.objectContaining({ Body: 'one', ReceiptHandle: expect.any(String) }),
    ]);
  });
}

/** What is left when the stacks are taken down; the last thing to be asked. */
export function describeDestruction(probes: Probes): void {
  const { ministack, outputs } = probes;

  describe('cdk destroy', () => {
    test('takes the stacks down', async () => {
      const { ok, output } = await probes.destroy();
      expect(ok, output).toBe(true);
      const functions = await fetch(`${ministack.url}/2015-03-31/functions/`);
      expect(await functions.json()).toMatchObject({ Functions: [] });
    });

    gap(
      'CloudFormation leaves a bucket that is not empty',
      async () => (await fetch(`${ministack.url}/${outputs.Shelf}`)).ok,
      'nothing but the template says which buckets stay',
    );
  });
}
