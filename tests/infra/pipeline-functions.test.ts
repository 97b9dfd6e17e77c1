import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../../build.ts';
import { isAllowed, type S3Request } from './policy.ts';
import { environmentOf, type NAMES, type Resource, resourcesOf, roleStatements } from './synthesised.ts';

type FunctionName = (typeof FUNCTIONS)[number];

const prefixOf = (name: FunctionName): string => `Functions${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function functionOf(environment: (typeof NAMES)[number], name: FunctionName): Resource {
  const functions = resourcesOf(environmentOf(environment).pipeline, 'AWS::Lambda::Function');
  const found = functions.find(([id]) => id.startsWith(prefixOf(name)));
  if (found === undefined) throw new Error(`There is no function ${name}.`);
  return found[1];
}

/** What a function asks for when it starts: the arguments of its one call of `environment`. */
function variablesOf(name: FunctionName): string[] {
  const source = readFileSync(`functions/${name}.ts`, 'utf8');
  const settings = source.match(/\benvironment\(([^)]*)\)/)?.[1] ?? '';
  return [...settings.matchAll(/'(\w+)'/g)].map(([, setting = '']) =>
    setting.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
  );
}

describe.for(FUNCTIONS)('the function %s', (name) => {
  const prod = functionOf('prod', name);

  test('runs on Node 24 for arm64, bounded in time, memory and number', () => {
    expect(prod.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: expect.any(Number),
      MemorySize: expect.any(Number),
      ReservedConcurrentExecutions: expect.any(Number),
    });
    // Where there is little concurrency to give, reserving some fails the deployment.
    expect(functionOf('dev', name).Properties).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  test('logs JSON to a group of its own that is emptied by time', () => {
    const { pipeline } = environmentOf('prod');
    const config = prod.Properties.LoggingConfig as { LogFormat: string; LogGroup: { Ref: string } };
    expect(config.LogFormat).toBe('JSON');
    const groups = resourcesOf(pipeline, 'AWS::Logs::LogGroup');
    const group = groups.find(([id]) => id === config.LogGroup.Ref);
    expect(group?.[0].startsWith(prefixOf(name))).toBe(true);
    expect(group?.[1].Properties).toMatchObject({ RetentionInDays: 30 });
  });

  test('is told exactly what it asks for', () => {
    const { Variables } = prod.Properties.Environment as { Variables: Record<string, unknown> };
    expect(Object.keys(Variables).sort()).toEqual(variablesOf(name).sort());
    expect(variablesOf(name).length).toBeGreaterThan(0);
  });

  test('has no managed policy', () => {
    const [, role] =
      resourcesOf(environmentOf('prod').pipeline, 'AWS::IAM::Role').find(([id]) =>
        id.startsWith(prefixOf(name)),
      ) ?? [];
    expect(role?.Properties).not.toHaveProperty('ManagedPolicyArns');
  });
});

describe('rights', () => {
  const release = 'south-caucasus/1.4.2/data/actors.json';
  const pointer = 'south-caucasus/releases.json';
  const receipt = 'south-caucasus/receipts/000000012-0123456789ab.json';
  const current = 'south-caucasus/records/actors/someone.json';
  const submission = 'submissions/south-caucasus/000000012-0123456789ab.tar.gz';
  const report = 'work/south-caucasus/000000012-0123456789ab/0.json';
  const [releases, submissions] = ['ReleasesBucket', 'SubmissionsBucket'];
  const get = (bucket: string, key: string): S3Request => ({ action: 's3:GetObject', bucket, key });
  const put = (bucket: string, key: string): S3Request => ({ action: 's3:PutObject', bucket, key });

  const REQUESTS: Record<string, S3Request> = {
    'read a submission': get(submissions, submission),
    'read a shard report': get(submissions, report),
    'read a release': get(releases, release),
    'read the submission of another collection': get(submissions, submission.replace('south-caucasus', 'x')),
    'read another collection': get(releases, 'x/1.0.0/manifest.json'),
    'list submissions': { action: 's3:ListBucket', bucket: submissions },
    'list releases': { action: 's3:ListBucket', bucket: releases },
    'write a submission': put(submissions, submission),
    'write a shard report': put(submissions, report),
    'write a release': put(releases, release),
    'write the pointer': put(releases, pointer),
    'write a receipt': put(releases, receipt),
    'write a current record': put(releases, current),
    'write the marker': put(releases, 'south-caucasus/projected.json'),
    'write the marker of the feeds': put(releases, 'south-caucasus/projected-feeds.json'),
    'write the feed': put(releases, 'south-caucasus/feed.atom'),
    'write the list of changes': put(releases, 'south-caucasus/changes.csv'),
    'write the catalogue': put(releases, 'south-caucasus/catalog.jsonld'),
    'write the public keys': put(releases, '.well-known/jwks.json'),
    'write another collection': put(releases, 'x/1.0.0/manifest.json'),
    'delete a release': { action: 's3:DeleteObject', bucket: releases, key: release },
    'delete a submission': { action: 's3:DeleteObject', bucket: submissions, key: submission },
  };

  test.for<[FunctionName, string[]]>([
    [
      'plan',
      [
        'read a submission',
        'read a shard report',
        'list submissions',
        'list releases',
        'write a shard report',
        'write a receipt',
      ],
    ],
    ['validate', []],
    [
      'publish',
      [
        'read a submission',
        'read a shard report',
        'read a release',
        'list submissions',
        'list releases',
        'write a release',
        'write the pointer',
        'write a receipt',
        'write a current record',
        'write the marker',
        'write the marker of the feeds',
        'write the feed',
        'write the list of changes',
        'write the catalogue',
        'write the public keys',
      ],
    ],
    ['report', ['list releases', 'write a receipt']],
    [
      'reconcile',
      [
        'read a release',
        'list submissions',
        'list releases',
        'write a current record',
        'write the marker',
        'write the marker of the feeds',
        'write the feed',
        'write the list of changes',
        'write the catalogue',
      ],
    ],
  ])('%s may do what it needs in the buckets, and nothing else', ([name, allowed]) => {
    const statements = roleStatements(environmentOf('prod').pipeline, prefixOf(name));
    const found = Object.entries(REQUESTS).filter(([, request]) => isAllowed(statements, request));
    expect(found.map(([title]) => title)).toEqual(allowed);
  });

  test.for<[string, FunctionName[]]>([
    ['kms:Sign', ['publish']],
    ['kms:GetPublicKey', ['publish']],
    ['cloudfront-keyvaluestore:UpdateKeys', ['publish', 'reconcile']],
    ['states:StartExecution', ['reconcile']],
    ['logs:PutLogEvents', [...FUNCTIONS]],
  ])('%s is for %s', ([action, names]) => {
    const allowed = FUNCTIONS.filter((name) =>
      roleStatements(environmentOf('prod').pipeline, prefixOf(name)).some(({ Action }) =>
        [Action].flat().includes(action),
      ),
    );
    expect(allowed).toEqual(names);
  });

  test('signing is limited to the one algorithm', () => {
    const statements = roleStatements(environmentOf('prod').pipeline, prefixOf('publish'));
    expect(statements.find(({ Action }) => Action === 'kms:Sign')?.Condition).toEqual({
      StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' },
    });
  });
});
