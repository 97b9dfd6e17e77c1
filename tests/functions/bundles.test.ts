import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../build.ts';
import { runDepositary } from '../cli/run-depositary.ts';
import { readAsReader } from '../core/publish/reader.ts';
import { COLLECTION, changedProject, firstProject } from '../core/publish/samples.ts';
import { refusal } from './aws/key-value-store-service.ts';
import { assetOf, Cloud, type FunctionName } from './cloud.ts';
import { FunctionProcess } from './lambda/function-process.ts';

/** Where each alias leads. */
function aliasesOf(cloud: Cloud): Record<string, string> {
  return Object.fromEntries(cloud.aliases.store.entries);
}

/** The lines that a function wrote, each of them JSON, and the metrics among them. */
function logged(output: string): { lines: object[]; metrics: object[] } {
  const lines: object[] = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { lines, metrics: lines.filter((line) => '_aws' in line) };
}

describe('a submission, by the bundles', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await Cloud.start();
  });
  afterAll(() => cloud.close());

  it('becomes a signed release that a reader can verify, and another one after it', async () => {
    const first = await cloud.submit(firstProject(), 1);
    expect(await cloud.run(first)).toEqual({ outcome: 'published', version: '1.0.0' });
    expect(await cloud.receipt(first)).toEqual({
      collection: COLLECTION,
      submission: '000000001-000000000000',
      outcome: 'published',
      version: '1.0.0',
    });
    const second = await cloud.submit(changedProject(), 2);
    expect(await cloud.run(second)).toEqual({ outcome: 'published', version: '1.1.0' });
    expect(aliasesOf(cloud)).toMatchObject({
      [`${COLLECTION}@latest`]: '1.1.0',
      [`${COLLECTION}@v1.0`]: '1.0.0',
    });

    const releases = cloud.s3.bucket('releases');
    const { keys } = JSON.parse(
      Buffer.from(releases.current('.well-known/jwks.json')?.bytes ?? []).toString(),
    );
    for (const version of ['', '/1.0.0', '/1.1.0']) {
      const address = `${cloud.site.url}/${COLLECTION}${version}`;
      const verified = await runDepositary(['--json', 'verify', address]);
      expect(verified.status, verified.stdout).toBe(0);
      expect(JSON.parse(verified.stdout)).toMatchObject({ problems: [], signedBy: keys[0].kid });
    }
    // The signature is one of KMS, by the digest of what is signed.
    expect(cloud.kms.requests.map(({ operation }) => operation)).toContain('Sign');
  });

  it('leaves a line of metrics for each release in the log, and nothing else', async () => {
    const { stdout, stderr } = await cloud.process('publish');
    expect(logged(stdout).lines).toMatchObject([
      { Environment: 'test', Collection: COLLECTION, PublishedRecords: expect.any(Number) },
      { PublishLatencySeconds: expect.any(Number) },
    ]);
    expect(stderr).toBe('');
  });

  it('with errors ends with all findings in its receipt', async () => {
    const broken = changedProject().withRecord('places', '/kind', 'castle');
    const submission = await cloud.submit(broken, 3);
    const { archive, shards } = (await cloud.result('plan', submission)) as {
      archive: unknown;
      shards: unknown[];
    };
    const event = await cloud.check(submission);
    expect(event).toEqual({ submission, of: 1 });
    // Once more, over a report that is there already.
    expect(await cloud.result('validate', { submission, archive, shard: shards[0] })).toEqual({ errors: 1 });
    expect(await cloud.result('publish', event)).toEqual({ outcome: 'findings' });
    expect(await cloud.receipt(submission)).toMatchObject({
      outcome: 'findings',
      findings: [{ code: 'not-in-vocabulary', severity: 'error', file: 'datasets/places/border-town.json' }],
    });
    expect(await readAsReader(cloud.releases, COLLECTION)).toEqual(['1.0.0', '1.1.0']);
  });

  it('that is no archive is refused by the first state', async () => {
    const submission = {
      bucket: 'submissions',
      key: `submissions/${COLLECTION}/000000004-000000000000.tar.gz`,
    };
    await cloud.put(submission.key, new TextEncoder().encode('not an archive'));
    expect(await cloud.run(submission)).toBeUndefined();
    expect(await cloud.receipt(submission)).toMatchObject({
      outcome: 'refused',
      error: { code: 'unsafe-archive' },
    });
  });

  it('whose pipeline broke down is reported, in the receipt and with the cause in the log', async () => {
    const submission = await cloud.submit(changedProject(), 5);
    const error = { Error: 'Lambda.Unknown', Cause: 'a stack with names of the inside' };
    expect(await cloud.result('report', { submission, error })).toEqual({ outcome: 'failed' });
    const receipt = await cloud.receipt(submission);
    expect(receipt).toMatchObject({ outcome: 'failed', error: { code: 'pipeline-failure' } });
    expect(JSON.stringify(receipt)).not.toContain('names of the inside');
    const { stderr } = await cloud.process('report');
    expect(logged(stderr).lines).toEqual([{ message: 'The pipeline broke down.', submission, error }]);
  });

  it('is tried again by the name of the error, where a service was out of order', async () => {
    const submission = await cloud.submit(changedProject().withCopy('places', 'river-delta'), 6);
    const event = await cloud.check(submission);
    const reply = refusal(500, 'InternalServerException', 'Oops');
    // The client tries three times.
    cloud.aliases.faults.push(...Array.from({ length: 3 }, () => ({ kind: 'reply', reply }) as const));
    expect(await cloud.invoke('publish', event)).toMatchObject({
      kind: 'error',
      errorType: 'TransientError',
    });
    expect(cloud.aliases.faults).toEqual([]);
    expect(await cloud.receipt(submission)).toBeUndefined();
    expect(await cloud.result('publish', event)).toEqual({ outcome: 'published', version: '1.2.0' });
    expect(aliasesOf(cloud)).toMatchObject({ [`${COLLECTION}@latest`]: '1.2.0' });
  });

  it('that got lost is started again, and aliases that got lost are made again', async () => {
    const before = aliasesOf(cloud);
    expect(await cloud.result('reconcile', {})).toMatchObject({ restarted: [], drifted: [] });
    const lost = await cloud.submit(changedProject(), 7);
    cloud.aliases.store.change([], Object.keys(before));
    expect(await cloud.result('reconcile', {})).toMatchObject({
      restarted: ['000000007-000000000000'],
      abandoned: [],
      drifted: expect.arrayContaining(['latest', 'v1']),
    });
    expect([...cloud.stepFunctions.executions.values()]).toEqual([
      { input: JSON.stringify(lost), running: true },
    ]);
    expect(aliasesOf(cloud)).toEqual(before);
    const { stdout } = await cloud.process('reconcile');
    expect(logged(stdout).metrics).toMatchObject([
      { AliasDrift: 0, OrphanSubmissions: 0 },
      { AliasDrift: Object.keys(before).length, OrphanSubmissions: 1 },
    ]);
  });
});

describe('a bundle without its environment', () => {
  const VARIABLES: Record<FunctionName, string> = {
    plan: 'COLLECTION, SUBMISSION_BUCKET, RELEASE_BUCKET',
    validate: 'COLLECTION',
    publish: 'ENVIRONMENT, COLLECTION, SUBMISSION_BUCKET, RELEASE_BUCKET, ALIASES, SIGNING_KEY',
    report: 'RELEASE_BUCKET',
    reconcile: 'ENVIRONMENT, COLLECTION, SUBMISSION_BUCKET, RELEASE_BUCKET, ALIASES, SITE_URL, STATE_MACHINE',
  };

  it.each(FUNCTIONS)('does not start, and names every variable that is missing: %s', async (name) => {
    const process = await FunctionProcess.start({ asset: assetOf(name), environment: {} });
    try {
      expect(await process.invoke({})).toEqual({
        kind: 'error',
        errorType: 'Error',
        errorMessage: `Not set in the environment: ${VARIABLES[name]}.`,
      });
    } finally {
      await process.stop();
    }
  });
});
