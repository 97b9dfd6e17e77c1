import { App, CfnResource, TagManager } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { assertEnvironments, ConfigError, ENVIRONMENTS, type EnvironmentConfig } from '../../infra/config.ts';
import { DeliveryStack } from '../../infra/delivery-stack.ts';
import { addEnvironments } from '../../infra/environments.ts';
import { environmentOf, NAMES, resourcesOf, synthesise } from './synthesised.ts';

describe('the configuration', () => {
  test('is valid', () => {
    expect(() => assertEnvironments(ENVIRONMENTS)).not.toThrow();
  });

  const good: EnvironmentConfig = ENVIRONMENTS.prod;
  const { github } = good;
  const domain = {
    name: 'data.example.org',
    certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a-1b',
  };

  test.for<[string, Partial<EnvironmentConfig>]>([
    ['all that is optional', { domain, alarmEmail: 'operators@example.org', monthlyBudget: 10 }],
    ['subjects with numbers', { github: { ...github, submit: ['repo:some-1/thing-22:environment:prod'] } }],
    ['a year of logs', { logDays: 365 }],
  ])('takes %s', ([, change]) => {
    expect(() => assertEnvironments({ prod: { ...good, ...change } })).not.toThrow();
  });

  test.for<[string, Partial<EnvironmentConfig>, string]>([
    ['a careless prod', { keepReleases: false }, 'keepReleases must be true'],
    ['another region', { region: 'eu-central-1' }, 'region must be "us-east-1", not "eu-central-1"'],
    ['no days', { replacedContentDays: 0 }, 'replacedContentDays must be'],
    ['half a day', { replacedContentDays: 0.5 }, 'replacedContentDays must be'],
    ['days of logs that CloudWatch does not know', { logDays: 31 }, 'logDays must be'],
    ['logs for ever', { logDays: 9999 }, 'logDays must be'],
    ['a name that is none', { collection: 'South Caucasus' }, 'is no name of a collection'],
    ['no generation of the key', { signingKeyGeneration: 0 }, 'signingKeyGeneration must be'],
    ['an empty tag', { owner: '' }, 'owner must be'],
    ['a tag with other characters', { costCenter: 'a;b' }, 'costCenter must be'],
    ['no subject', { github: { ...github, submit: [] } }, 'github.submit must name at least one'],
    ['a wildcard', { github: { ...github, deploy: ['repo:o/r:*'] } }, '"repo:o/r:*" is not of the form'],
    ['a branch', { github: { ...github, submit: ['repo:o/r:ref:refs/heads/main'] } }, 'is not of the form'],
    [
      'one subject for both',
      { github: { ...github, deploy: github.submit } },
      'may submit, so it must not deploy',
    ],
    ['an address that is none', { alarmEmail: 'nobody' }, 'alarmEmail "nobody" is no address'],
    ['a budget of nothing', { monthlyBudget: 0 }, 'monthlyBudget must be'],
    ['a domain that is none', { domain: { ...domain, name: 'https://x' } }, 'is no lower-case domain name'],
    [
      'a certificate elsewhere',
      { domain: { ...domain, certificateArn: domain.certificateArn.replace('us-east-1', 'eu-west-1') } },
      'must be a certificate of ACM in us-east-1',
    ],
  ])('refuses %s', ([, change, message]) => {
    const environments = { prod: { ...good, ...change } };
    expect(() => assertEnvironments(environments)).toThrow(ConfigError);
    expect(() => assertEnvironments(environments)).toThrow(`prod: ${message}`.slice(0, 6));
    expect(() => assertEnvironments(environments)).toThrow(message);
    expect(() => addEnvironments(new App(), environments)).toThrow(ConfigError);
  });

  test('refuses a strange name', () => {
    expect(() => assertEnvironments({ 'Dev/1': good })).toThrow('Dev/1: the name must be');
  });

  test('reports all mistakes at once', () => {
    const bad = { ...good, region: 'x', keepReleases: false, replacedContentDays: -1, owner: '' };
    for (const message of ['region', 'replacedContentDays', 'keepReleases', 'owner']) {
      expect(() => assertEnvironments({ prod: bad, dev: good })).toThrow(message);
    }
  });

  test('trusts nobody until the owner of the repository is filled in', () => {
    for (const name of NAMES) {
      for (const subject of [...ENVIRONMENTS[name].github.submit, ...ENVIRONMENTS[name].github.deploy]) {
        // GitHub has no user or organisation with two hyphens in a row.
        expect(subject).toMatch(/^repo:[^/]*--/);
      }
    }
  });
});

describe.for(NAMES)('the environment %s', (name) => {
  const { stage } = environmentOf(name);
  const stacks = stage.node.children;

  test('has three stacks, and names no account', () => {
    expect(stacks.map(({ node }) => node.path)).toEqual([
      `${name}/Delivery`,
      `${name}/Pipeline`,
      `${name}/Access`,
    ]);
    for (const stack of stacks) expect((stack as DeliveryStack).account).toMatch(/^\$\{Token/);
  });

  test('protects the stack that holds something, in prod', () => {
    const delivery = stacks.find((stack) => stack instanceof DeliveryStack);
    expect(delivery?.terminationProtection).toBe(name === 'prod');
  });

  test('tags everything that can be tagged', () => {
    const tagged = stage.node
      .findAll()
      .filter((construct) => CfnResource.isCfnResource(construct))
      .filter((resource) => TagManager.of(resource) !== undefined);
    expect(tagged.length).toBeGreaterThan(30);
    const { owner, costCenter } = ENVIRONMENTS[name];
    const wanted = { Project: 'depositary', Environment: name, Owner: owner, CostCenter: costCenter };
    for (const resource of tagged) {
      expect(TagManager.of(resource)?.tagValues(), resource.node.path).toEqual(wanted);
    }
    const inTemplates = resourcesOf(environmentOf(name)).filter(([, { Properties }]) => 'Tags' in Properties);
    expect(inTemplates.length).toBeGreaterThan(20);
  });

  test('keeps in prod what holds something, and nothing in dev', () => {
    const held = ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup'];
    const policies = resourcesOf(environmentOf(name))
      .filter(([, { Type }]) => held.includes(Type))
      .map(([, { DeletionPolicy }]) => DeletionPolicy);
    expect(policies).toHaveLength(8);
    expect(new Set(policies)).toEqual(new Set([name === 'prod' ? 'Retain' : 'Delete']));
  });

  test('contains the five functions, and no resource that brings one of its own', () => {
    const functions = resourcesOf(environmentOf(name), 'AWS::Lambda::Function').map(([id]) => id);
    const names = functions.map((id) => id.match(/^Functions(.*)Function[0-9A-F]{8}$/)?.[1]);
    expect(names.sort()).toEqual(['Plan', 'Publish', 'Reconcile', 'Report', 'Validate']);
    const custom = resourcesOf(environmentOf(name)).filter(([, { Type }]) =>
      /^Custom::|CustomResource/.test(Type),
    );
    expect(custom).toEqual([]);
  });

  test('gives no physical names but those that CloudFront asks for', () => {
    const naming = /^(?:Bucket|Function|Queue|Topic|Role|Rule|Alarm|LogGroup|StateMachine|Dashboard)?Name$/;
    for (const [id, { Type, Properties }] of resourcesOf(environmentOf(name))) {
      // A name that is no text refers to another resource.
      const physical = Object.entries(Properties).filter(
        ([key, value]) => naming.test(key) && typeof value === 'string',
      );
      expect(Type.startsWith('AWS::CloudFront::') ? [] : physical, id).toEqual([]);
    }
  });

  test('keeps the logical ids of what must not be replaced', () => {
    const { delivery } = environmentOf(name);
    const held = [
      'AWS::S3::Bucket',
      'AWS::KMS::Key',
      'AWS::CloudFront::KeyValueStore',
      'AWS::CloudFront::Distribution',
    ];
    expect(
      resourcesOf(delivery)
        .filter(([, { Type }]) => held.includes(Type))
        .map(([id]) => id)
        .sort(),
    ).toEqual([
      'EdgeAliases9E939317',
      'EdgeDistribution0060737B',
      'ReleasesBucketEA8ED4CA',
      'SigningKey1B4873A1C',
      'SubmissionsBucket28715C21',
    ]);
  });
});

test('another generation of the signing key is another key', () => {
  const { delivery } = synthesise('dev', { ...ENVIRONMENTS.dev, signingKeyGeneration: 2 });
  const [[id] = []] = resourcesOf(delivery, 'AWS::KMS::Key');
  expect(id).toMatch(/^SigningKey2/);
  delivery.hasResourceProperties('AWS::KMS::Key', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
});
