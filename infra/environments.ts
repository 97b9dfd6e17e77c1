import { type App, Stage, Tags } from 'aws-cdk-lib';
import { AccessStack } from './access-stack.ts';
import { acknowledgeFindings } from './acknowledgements.ts';
import { assertEnvironments, ENVIRONMENTS, type EnvironmentConfig } from './config.ts';
import { DeliveryStack } from './delivery-stack.ts';
import { PipelineStack } from './pipeline-stack.ts';

/**
 * Adds every environment to an app, each as a stage of its own: `cdk deploy 'prod/*'` deploys one of them, and
 * every synth shows what a change means for all.
 * @throws ConfigError
 */
export function addEnvironments(
  app: App,
  environments: Readonly<Record<string, EnvironmentConfig>> = ENVIRONMENTS,
): void {
  assertEnvironments(environments);
  for (const [name, config] of Object.entries(environments)) {
    acknowledgeFindings(addEnvironment(app, name, config), config.collection);
  }
}

/** Adds one environment, with all findings about it. */
export function addEnvironment(app: App, name: string, config: EnvironmentConfig): Stage {
  // No account: it comes with the credentials, and synthesis needs none.
  const stage = new Stage(app, name, { env: { region: config.region } });
  const delivery = new DeliveryStack(stage, 'Delivery', { config });
  new PipelineStack(stage, 'Pipeline', { environmentName: name, config, delivery });
  new AccessStack(stage, 'Access', { config, submissionBucket: delivery.submissionBucket });
  const tags = {
    Project: 'depositary',
    Environment: name,
    Owner: config.owner,
    CostCenter: config.costCenter,
  };
  for (const [key, value] of Object.entries(tags)) Tags.of(stage).add(key, value);
  return stage;
}
