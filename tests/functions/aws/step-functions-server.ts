import { JsonProtocolServer, ServiceError } from './json-protocol-server.ts';

export const STATE_MACHINE_ARN = 'arn:aws:states:us-east-1:123456789012:stateMachine:pipeline';

/** An execution that was started. */
export interface Execution {
  input: unknown;
  running: boolean;
}

/** A stand-in for Step Functions, with one state machine, and the executions of it by name. */
export interface StepFunctions {
  server: JsonProtocolServer;
  executions: Map<string, Execution>;
}

export async function startStepFunctions(): Promise<StepFunctions> {
  const executions = new Map<string, Execution>();
  const server = await JsonProtocolServer.start({
    target: 'AWSStepFunctions',
    version: '1.0',
    signedFor: 'states',
    operations: {
      StartExecution: ({ stateMachineArn, name, input }) => {
        if (stateMachineArn !== STATE_MACHINE_ARN) {
          throw new ServiceError('StateMachineDoesNotExist', `There is no ${stateMachineArn}.`);
        }
        if (typeof name !== 'string' || !/^[\w.+!@-]{1,80}$/.test(name)) {
          throw new ServiceError('InvalidName', `${name} is no name.`);
        }
        const before = executions.get(name);
        // A name is taken for 90 days, but the same request again gives the execution that is running.
        if (before !== undefined && !(before.running && before.input === input)) {
          throw new ServiceError('ExecutionAlreadyExists', `Execution already exists: ${name}`);
        }
        executions.set(name, { input, running: true });
        const executionArn = `${STATE_MACHINE_ARN.replace('stateMachine', 'execution')}:${name}`;
        return { executionArn, startDate: 1_750_000_000 };
      },
    },
  });
  return { server, executions };
}
