import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { assertEnvironments, ConfigError, ENVIRONMENTS } from '../../infra/config.ts';
import { DeliveryStack } from '../../infra/delivery-stack.ts';
import { addEnvironments } from '../../infra/environments.ts';

describe('the configuration', () => {
  test('is valid', () => {
    expect(() => assertEnvironments(ENVIRONMENTS)).not.toThrow();
  });

  const good = { region: 'us-east-1', keepReleases: true, replacedContentDays: 30 };

  test.for([
    ['a careless prod', { prod: { ...good, keepReleases: false } }, 'prod: keepReleases must be true'],
    ['a region that is none', { dev: { ...good, region: 'useast1' } }, 'dev: "useast1" is no AWS region'],
    ['no days', { dev: { ...good, replacedContentDays: 0 } }, 'dev: replacedContentDays must be'],
    ['half a day', { dev: { ...good, replacedContentDays: 0.5 } }, 'dev: replacedContentDays must be'],
    ['a strange name', { 'Dev/1': good }, 'Dev/1: the name must be'],
  ] as const)('refuses %s', ([, environments, message]) => {
    expect(() => assertEnvironments(environments)).toThrow(ConfigError);
    expect(() => assertEnvironments(environments)).toThrow(message);
    expect(() => addEnvironments(new App(), environments)).toThrow(ConfigError);
  });

  test('reports all mistakes at once', () => {
    const bad = { prod: { region: 'x', keepReleases: false, replacedContentDays: -1 } };
    for (const message of ['AWS region', 'replacedContentDays', 'keepReleases']) {
      expect(() => assertEnvironments(bad)).toThrow(message);
    }
  });
});

describe('the app', () => {
  const app = new App({ context: cdk.context });
  addEnvironments(app);
  const stacks = app.node.findAll().filter((construct) => construct instanceof DeliveryStack);

  test('has one delivery stack for each environment', () => {
    expect(stacks.map((stack) => stack.node.path)).toEqual(['dev/Delivery', 'prod/Delivery']);
  });

  test('names no account, and tags what can be tagged', () => {
    for (const stack of stacks) {
      expect(stack.account).toMatch(/^\$\{Token/);
      const [environment = ''] = stack.node.path.split('/');
      Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
        Tags: [
          { Key: 'Environment', Value: environment },
          { Key: 'Project', Value: 'depositary' },
        ],
      });
    }
  });
});
