import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { StartPipeline } from '../steps/reconcile.ts';

/**
 * Starts executions of a state machine. Step Functions takes a name once in 90 days; while an execution of that name
 * and with that input is running, starting it again is no error and starts nothing.
 */
export function startPipeline(client: SFNClient, stateMachineArn: string): StartPipeline {
  return async (name, submission) => {
    try {
      await client.send(
        new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(submission) }),
      );
      return true;
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return false;
      throw error;
    }
  };
}
