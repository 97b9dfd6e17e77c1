import { App, Stack, type Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import { ENVIRONMENTS, type EnvironmentConfig } from '../../infra/config.ts';
import { addEnvironment } from '../../infra/environments.ts';
import type { Statement } from './policy.ts';

export type EnvironmentName = keyof typeof ENVIRONMENTS;
export const NAMES = ['dev', 'prod'] as const satisfies EnvironmentName[];

/** A resource as it stands in a template. */
export interface Resource {
  Type: string;
  Properties: Readonly<Record<string, unknown>>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

/** The templates of one environment. */
export interface Synthesised {
  stage: Stage;
  delivery: Template;
  pipeline: Template;
  access: Template;
}

const synthesised = new Map<EnvironmentName, Synthesised>();

/** An environment as it is configured, synthesised once. */
export function environmentOf(name: EnvironmentName): Synthesised {
  const known = synthesised.get(name) ?? synthesise(name, ENVIRONMENTS[name]);
  synthesised.set(name, known);
  return known;
}

/** An environment with a configuration of the test's own. */
export function synthesise(name: string, config: EnvironmentConfig): Synthesised {
  const stage = addEnvironment(new App({ context: cdk.context }), name, config);
  const template = (id: string): Template => {
    const stack = stage.node.findChild(id);
    if (!Stack.isStack(stack)) throw new TypeError(`${id} is no stack.`);
    return Template.fromStack(stack);
  };
  return {
    stage,
    delivery: template('Delivery'),
    pipeline: template('Pipeline'),
    access: template('Access'),
  };
}

/** The resources of a template, or of all templates of an environment, by logical id. */
export function resourcesOf(from: Template | Synthesised, type?: string): [string, Resource][] {
  const templates = from instanceof Template ? [from] : [from.delivery, from.pipeline, from.access];
  return templates
    .flatMap((template) => Object.entries(template.toJSON().Resources as Record<string, Resource>))
    .filter(([, resource]) => type === undefined || resource.Type === type);
}

/** The statements of a policy of IAM, of a bucket, of a queue or of a topic. */
export function statementsIn({ Properties }: Resource): Statement[] {
  return (Properties.PolicyDocument as { Statement: Statement[] }).Statement;
}

/** The statements of the policy of a bucket. */
export function bucketPolicy(template: Template, bucket: string): Statement[] {
  return resourcesOf(template, 'AWS::S3::BucketPolicy')
    .map(([, resource]) => resource)
    .filter(({ Properties }) => JSON.stringify(Properties.Bucket) === JSON.stringify({ Ref: bucket }))
    .flatMap(statementsIn);
}

/** The statements of all policies that are attached to a role, by the beginning of its logical id. */
export function roleStatements(template: Template, role: string): Statement[] {
  return resourcesOf(template, 'AWS::IAM::Policy')
    .map(([, resource]) => resource)
    .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(`{"Ref":"${role}`))
    .flatMap(statementsIn);
}
