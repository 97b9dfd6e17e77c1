import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarms.ts';
import type { EnvironmentConfig } from './config.ts';

/** The share of its time after which a function is too slow for comfort. */
const SLOW = 0.8;

export interface PipelineFunctionProps {
  /** The folder in dist/functions/. */
  asset: string;
  /** What it is for, as a sentence. */
  description: string;
  timeout: Duration;
  megabytes: number;
  /** How many may run at once, where the environment reserves concurrency. */
  concurrency: number;
  config: Pick<EnvironmentConfig, 'keepReleases' | 'logDays' | 'reserveConcurrency'>;
  alarms: ITopic;
}

/** A function of the pipeline with what each of them has: a role and a log group of its own, bounds, and alarms. */
export class PipelineFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly timeout: Duration;
  readonly #role: Role;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);
    const { config } = props;
    this.timeout = props.timeout;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: config.logDays,
      removalPolicy: config.keepReleases ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // Made here, because the one that CDK makes has a managed policy that reaches all logs of the account.
    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.#role);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: props.description,
      code: Code.fromAsset(fileURLToPath(new URL(`../dist/functions/${props.asset}`, import.meta.url))),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.#role,
      timeout: props.timeout,
      memorySize: props.megabytes,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      ...(config.reserveConcurrency ? { reservedConcurrentExecutions: props.concurrency } : {}),
    });
    this.#addAlarms(props.alarms);
  }

  /** Sets variables of its environment. */
  tell(variables: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(variables)) this.lambda.addEnvironment(name, value);
  }

  /** Lets the function do something to something; that is all it may. */
  allow(
    actions: readonly string[],
    resources: readonly string[],
    conditions?: Record<string, Record<string, string>>,
  ): void {
    this.#role.addToPolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [...resources],
        ...(conditions === undefined ? {} : { conditions }),
      }),
    );
  }

  #addAlarms(alarms: ITopic): void {
    const name = this.node.id;
    raiseAlarm(this, 'Errors', alarms, {
      metric: this.#metric('Errors', Stats.SUM),
      // One or two may be passing, and are tried again.
      threshold: 3,
      severity: 'high',
      says: `${name} failed three times or more within 15 minutes.`,
      runbook: 'function-errors',
      missing: 'fine',
    });
    raiseAlarm(this, 'Throttles', alarms, {
      metric: this.#metric('Throttles', Stats.SUM),
      threshold: 1,
      periods: 2,
      severity: 'medium',
      says: `${name} was refused concurrency for 15 minutes or longer.`,
      runbook: 'function-throttles',
      missing: 'fine',
    });
    raiseAlarm(this, 'Slow', alarms, {
      metric: this.#metric('Duration', Stats.MAXIMUM),
      threshold: this.timeout.toMilliseconds() * SLOW,
      severity: 'medium',
      says: `${name} took more than 80 % of the time it has.`,
      runbook: 'function-duration',
      missing: 'fine',
    });
  }

  #metric(metricName: string, statistic: string): Metric {
    return new Metric({
      namespace: 'AWS/Lambda',
      metricName,
      dimensionsMap: { FunctionName: this.lambda.functionName },
      statistic,
      period: Duration.minutes(15),
    });
  }
}
