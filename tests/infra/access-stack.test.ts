import { describe, expect, test } from 'vitest';
import { ENVIRONMENTS } from '../../infra/config.ts';
import { isAllowed, type S3Request } from './policy.ts';
import { environmentOf, NAMES, resourcesOf, roleStatements, synthesise } from './synthesised.ts';

const GITHUB = 'token.actions.githubusercontent.com';

describe.for(NAMES)('access in %s', (name) => {
  const { access } = environmentOf(name);
  const submit = roleStatements(access, 'Submit');
  const bucket = 'SubmissionsBucket';
  const create = { 's3:ObjectCreationOperation': 'true' };
  const ifNoneMatch = { ...create, 's3:if-none-match': '*' };
  const key = 'submissions/south-caucasus/000000012-0123456789ab.tar.gz';

  test.for<[string, S3Request, boolean]>([
    ['create a submission', { action: 's3:PutObject', key, context: ifNoneMatch }, true],
    [
      'upload a part of one',
      { action: 's3:PutObject', key, context: { 's3:ObjectCreationOperation': 'false' } },
      true,
    ],
    ['replace one', { action: 's3:PutObject', key, context: create }, false],
    [
      'replace one that it read',
      { action: 's3:PutObject', key, context: { ...create, 's3:if-match': '"a"' } },
      false,
    ],
    ['read one', { action: 's3:GetObject', key }, false],
    ['delete one', { action: 's3:DeleteObject', key }, false],
    ['list them', { action: 's3:ListBucket' }, false],
    [
      'submit to another collection',
      { action: 's3:PutObject', key: 'submissions/other/x.tar.gz', context: ifNoneMatch },
      false,
    ],
    [
      'write a shard report',
      { action: 's3:PutObject', key: 'work/south-caucasus/x/0.json', context: ifNoneMatch },
      false,
    ],
    [
      'write what is published',
      {
        action: 's3:PutObject',
        key: 'south-caucasus/1.0.0/x',
        bucket: 'ReleasesBucket',
        context: ifNoneMatch,
      },
      false,
    ],
  ])('the submit role: %s', ([, request, allowed]) => {
    expect(isAllowed(submit, { bucket, ...request })).toBe(allowed);
  });

  test('the submit role has no other action', () => {
    expect(new Set(submit.flatMap(({ Action }) => Action))).toEqual(new Set(['s3:PutObject']));
  });

  test('the deploy role may only act through the roles of the bootstrap', () => {
    const deploy = roleStatements(access, 'Deploy');
    expect(deploy.flatMap(({ Action }) => Action)).toEqual(['sts:AssumeRole']);
    const roles = deploy.flatMap(({ Resource }) => Resource).map((role) => JSON.stringify(role));
    expect(roles).toHaveLength(3);
    for (const role of roles)
      expect(role).toMatch(/role\/cdk-hnb659fds-(?:deploy|file-publishing|lookup)-role-/);
  });

  test.for(['submit', 'deploy'] as const)('only runs of the environment for %s may take its role', (kind) => {
    const roles = resourcesOf(access, 'AWS::IAM::Role');
    const role = roles.find(([id]) => id.toLowerCase().startsWith(kind));
    expect(role?.[1].Properties).toMatchObject({
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: {
                [`${GITHUB}:aud`]: 'sts.amazonaws.com',
                [`${GITHUB}:sub`]: [...ENVIRONMENTS[name].github[kind]],
              },
            },
          },
        ],
      },
    });
    expect(JSON.stringify(role)).not.toContain('StringLike');
  });

  test('the provider of the tokens comes without a function of its own', () => {
    access.hasResourceProperties('AWS::IAM::OIDCProvider', {
      Url: `https://${GITHUB}`,
      ClientIdList: ['sts.amazonaws.com'],
    });
    const types = resourcesOf(access).map(([, { Type }]) => Type);
    expect(new Set(types)).toEqual(new Set(['AWS::IAM::OIDCProvider', 'AWS::IAM::Role', 'AWS::IAM::Policy']));
  });
});

test('an account that has the provider already is not given another one', () => {
  const github = { ...ENVIRONMENTS.dev.github, createProvider: false };
  const { access } = synthesise('dev', { ...ENVIRONMENTS.dev, github });
  access.resourceCountIs('AWS::IAM::OIDCProvider', 0);
  for (const [, role] of resourcesOf(access, 'AWS::IAM::Role')) {
    expect(JSON.stringify(role)).toContain(`oidc-provider/${GITHUB}`);
  }
});
