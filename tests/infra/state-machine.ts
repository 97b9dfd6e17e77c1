import { type EnvironmentName, environmentOf, resourcesOf } from './synthesised.ts';

/** A state, as far as the tests look at it. */
export interface State {
  Type: string;
  Resource?: string;
  Parameters?: { FunctionName: string; Payload?: unknown };
  Next?: string;
  Default?: string;
  Choices?: { Next: string; Variable?: string; StringEquals?: string }[];
  Retry?: { ErrorEquals: string[]; JitterStrategy?: string; MaxAttempts: number }[];
  Catch?: { ErrorEquals: string[]; Next: string; ResultPath: string }[];
  ResultPath?: string | null;
  OutputPath?: string | null;
  MaxConcurrency?: number;
  ItemsPath?: string;
  ItemReader?: unknown;
  ItemProcessor?: { StartAt: string; ProcessorConfig: { Mode: string }; States: Record<string, State> };
  TimeoutSeconds?: number;
}

/** The definition of the state machine. */
export interface Definition {
  StartAt: string;
  TimeoutSeconds: number;
  States: Record<string, State>;
}

/** The definition as Step Functions gets it, with names made up for what CloudFormation fills in. */
export function definitionOf(name: EnvironmentName): Definition {
  const [[, machine] = []] = resourcesOf(environmentOf(name).pipeline, 'AWS::StepFunctions::StateMachine');
  const joined = machine?.Properties.DefinitionString as { 'Fn::Join': [string, unknown[]] };
  return JSON.parse(joined['Fn::Join'][1].map(filledIn).join(''));
}

function filledIn(part: unknown): string {
  if (typeof part === 'string') return part;
  const text = JSON.stringify(part);
  if (text === '{"Ref":"AWS::Partition"}') return 'aws';
  const name = text.match(/"Fn::GetAtt":\["Functions(\w+?)Function/)?.[1];
  return name === undefined ? 'submissions' : `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
}
