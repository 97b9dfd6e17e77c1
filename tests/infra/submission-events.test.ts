import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { environmentOf, NAMES, resourcesOf, statementsIn } from './synthesised.ts';

describe.for(NAMES)('events in %s', (name) => {
  const { pipeline } = environmentOf(name);

  test('a submission that was created starts the pipeline, with its bucket and key and nothing else', () => {
    pipeline.hasResourceProperties('AWS::Events::Rule', {
      State: 'ENABLED',
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: {
          bucket: { name: [Match.anyValue()] },
          object: { key: [{ wildcard: 'submissions/south-caucasus/*.tar.gz' }] },
        },
      },
      Targets: [
        Match.objectLike({
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['EventsUndelivered2E07DD0B', 'Arn'] } },
          RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
          InputTransformer: {
            InputPathsMap: {
              'detail-bucket-name': '$.detail.bucket.name',
              'detail-object-key': '$.detail.object.key',
            },
            InputTemplate: '{"bucket":<detail-bucket-name>,"key":<detail-object-key>}',
          },
        }),
      ],
    });
  });

  test('a reconciliation starts every 15 minutes', () => {
    pipeline.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(15 minutes)' });
    pipeline.hasResourceProperties('AWS::Lambda::Permission', { Principal: 'events.amazonaws.com' });
  });

  test('what could not be delivered is kept for two weeks, where EventBridge alone may put it', () => {
    pipeline.hasResourceProperties('AWS::SQS::Queue', {
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    });
    const [[, policy] = []] = resourcesOf(pipeline, 'AWS::SQS::QueuePolicy');
    if (policy === undefined) throw new Error('The queue has no policy.');
    const allowing = statementsIn(policy).filter(({ Effect }) => Effect === 'Allow');
    expect(allowing).toMatchObject([
      {
        Action: 'sqs:SendMessage',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: expect.anything(),
      },
    ]);
  });
});
