/**
 * The pipeline on a MiniStack that holds every function to its role and every request to the policies of the buckets:
 * whether each function may do all that it does.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeExecutionCommand, ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { App } from 'aws-cdk-lib';
import { afterAll, expect, test } from 'vitest';
import settings from '../../../cdk.json' with { type: 'json' };
import { packSubmission } from '../../../core/publish/pack-submission.ts';
import { submissionKey } from '../../../core/publish/submission-keys.ts';
import { newS3Client } from '../../../functions/aws/s3-client.ts';
import { S3Store } from '../../../functions/aws/s3-store.ts';
import { acknowledgeFindings } from '../../../infra/acknowledgements.ts';
import { ENVIRONMENTS } from '../../../infra/config.ts';
import { addEnvironment } from '../../../infra/environments.ts';
import { validProject } from '../../core/check/project.ts';
import { changeTemplate, stacksIn } from '../processes/assembly.ts';
import { bootstrap, cdk } from '../processes/cdk.ts';
import { missing } from '../processes/component.ts';
import { useCustomRuntime } from '../processes/custom-runtime.ts';
import { startGuardedMiniStack } from '../processes/guarded-ministack.ts';
import { ministackUnavailable } from '../processes/ministack.ts';
import { eventually } from './gap.ts';

const COLLECTION = ENVIRONMENTS.dev.collection;
const STACKS = ['dev/Delivery', 'dev/Pipeline'];

/** Writes the stacks of dev, for functions with a runtime of ours; gives the folder that `cdk --app` takes. */
function synthesize(folder: string): { app: string; assembly: string } {
  const app = new App({ outdir: join(folder, 'cdk.out'), context: settings.context });
  acknowledgeFindings(addEnvironment(app, 'dev', ENVIRONMENTS.dev), COLLECTION);
  app.synth();
  const assembly = join(app.outdir, 'assembly-dev');
  useCustomRuntime(assembly);
  return { app: app.outdir, assembly };
}

/** Takes out of the roles what MiniStack cannot evaluate; what is left is as wide, or wider. */
function forgetWhatIsUnknown(assembly: string): void {
  const withoutUnknown = (_: string, value: { Action?: string | string[] } | undefined): unknown => {
    const actions = [value?.Action ?? []].flat();
    if (actions.some((action) => action.startsWith('cloudfront-keyvaluestore:')))
      return { ...value, Resource: '*' };
    return actions.includes('kms:Sign') ? { ...value, Condition: undefined } : value;
  };
  for (const stack of stacksIn(assembly)) {
    changeTemplate(assembly, stack, (template) => JSON.parse(JSON.stringify(template), withoutUnknown));
  }
}

if (missing('MiniStack', ministackUnavailable())) {
  test.skip('the functions may do what they do');
} else {
  const ministack = await startGuardedMiniStack();
  afterAll(() => ministack.stop());
  const { folder } = ministack;
  const s3 = newS3Client({ ...ministack.connection, forcePathStyle: true });
  const states = new SFNClient(ministack.connection);
  const { app, assembly } = synthesize(folder);
  let outputs: Record<string, string> = {};

  const deploy = async () => {
    const file = join(folder, 'outputs.json');
    const args = ['deploy', '--app', app, ...STACKS, '--outputs-file', file, '--require-approval', 'never'];
    const { ok, output } = await cdk(args, ministack);
    expect(ok, output).toBe(true);
    const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
    outputs = Object.assign({}, ...Object.values(all));
  };
  /** Submits a project, and tells how its execution ended. */
  const submit = async (sequence: number) => {
    const header = {
      collection: COLLECTION,
      commit: sequence.toString(16).padStart(40, '0'),
      committed: '2030-01-01T00:00:00Z',
      sequence,
    };
    const project = validProject().withValue('datasets/collection.json', '/name', COLLECTION);
    const bucket = new S3Store(s3, outputs.SubmissionBucketName ?? '');
    await bucket.putIfAbsent(submissionKey(header), await packSubmission(project.files, header));
    return eventually(async () => {
      const stateMachineArn = outputs.StateMachineArn;
      const { executions = [] } = await states.send(new ListExecutionsCommand({ stateMachineArn }));
      const described = executions.map(({ executionArn }) =>
        states.send(new DescribeExecutionCommand({ executionArn })),
      );
      const ours = (await Promise.all(described)).find(({ input }) => input?.includes(submissionKey(header)));
      return ours?.status === 'RUNNING' ? undefined : ours;
    }, 60_000);
  };

  test('the stacks are deployed by the roles that cdk bootstrap makes', async () => {
    await bootstrap(ministack);
    await deploy();
  }, 240_000);

  test('a function may not do what its role does not say', async () => {
    // MiniStack does not know the condition under which this role may sign, and so it may not.
    const { status, cause } = (await submit(1)) ?? {};
    expect(status).toBe('FAILED');
    expect(cause).toMatch(/not authorized to perform: kms:Sign/);
  });

  test('the functions may do all that they do for a release', async () => {
    process.stdout.write(
      'emulator gap: MiniStack does not know kms:SigningAlgorithm, nor the resources of cloudfront-keyvaluestore; ' +
        'without these two the roles are as they are on AWS\n',
    );
    forgetWhatIsUnknown(assembly);
    await deploy();
    const { status, output, cause } = (await submit(2)) ?? {};
    expect(status, cause).toBe('SUCCEEDED');
    expect(JSON.parse(output ?? '')).toMatchObject({ outcome: 'published', version: '1.0.0' });
  }, 240_000);
}
