import { SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startPipeline } from '../../../functions/aws/start-pipeline.ts';
import { STATE_MACHINE_ARN, startStepFunctions } from './step-functions-server.ts';

const { server, executions } = await startStepFunctions();
afterAll(() => server.close());

const SUBMISSION = { bucket: 'submissions', key: 'submissions/demo/000000001-000000000000.tar.gz' };

describe('starting the pipeline', () => {
  const start = startPipeline(new SFNClient(server.config), STATE_MACHINE_ARN);
  beforeEach(() => executions.clear());

  it('starts an execution whose input is the submission', async () => {
    expect(await start('reconcile-1', SUBMISSION)).toBe(true);
    expect([...executions]).toEqual([['reconcile-1', { input: JSON.stringify(SUBMISSION), running: true }]]);
  });

  it('starts nothing while the same execution is running, and says that it is', async () => {
    await start('reconcile-1', SUBMISSION);
    expect(await start('reconcile-1', SUBMISSION)).toBe(true);
    expect(executions.size).toBe(1);
  });

  it('says no where an execution of the name has been there before', async () => {
    await start('reconcile-1', SUBMISSION);
    executions.set('reconcile-1', { input: JSON.stringify(SUBMISSION), running: false });
    expect(await start('reconcile-1', SUBMISSION)).toBe(false);
    expect(await start('reconcile-2', SUBMISSION)).toBe(true);
  });

  it('passes on what else goes wrong', async () => {
    const elsewhere = startPipeline(new SFNClient(server.config), `${STATE_MACHINE_ARN}-2`);
    await expect(elsewhere('reconcile-1', SUBMISSION)).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
    await expect(start('no name', SUBMISSION)).rejects.toMatchObject({ name: 'InvalidName' });
    expect(executions.size).toBe(0);
  });
});
