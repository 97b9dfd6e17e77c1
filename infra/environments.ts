import { type App, Stage, Tags } from 'aws-cdk-lib';
import { assertEnvironments, ENVIRONMENTS, type EnvironmentConfig } from './config.ts';
import { DeliveryStack } from './delivery-stack.ts';

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
    // No account: it comes with the credentials, and synthesis needs none.
    const stage = new Stage(app, name, { env: { region: config.region } });
    new DeliveryStack(stage, 'Delivery', { config });
    Tags.of(stage).add('Project', 'depositary');
    Tags.of(stage).add('Environment', name);
  }
}
