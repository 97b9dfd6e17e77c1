import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../core/build/documents.ts';
import { packSubmission } from '../../../core/publish/pack-submission.ts';
import { submissionKey } from '../../../core/publish/submission-keys.ts';
import { newS3Client } from '../../../functions/aws/s3-client.ts';
import { S3Store } from '../../../functions/aws/s3-store.ts';
import { depositary, writeProject } from '../../cli/depositary.ts';
import { type Project, validProject } from '../../core/check/project.ts';
import { bootstrap, cdk } from '../processes/cdk.ts';
import { missing } from '../processes/component.ts';
import { useCustomRuntime } from '../processes/custom-runtime.ts';
import { type MiniStack, ministackUnavailable, startMiniStack } from '../processes/ministack.ts';
import { invoke } from './service-request.ts';

const COLLECTION = 'south-caucasus';
const STACKS = ['dev/Delivery', 'dev/Pipeline'];
const skipped = missing('MiniStack', ministackUnavailable());

/** The stacks of this project, deployed as an operator would, and a repository to submit from. */
interface Deployment {
  ministack: MiniStack;
  outputs: Record<string, string>;
  repository: string;
  /** The address of the release bucket; MiniStack has no distribution that answers. */
  site: string;
}

let deployment: Deployment;

/** Writes a state of the project into the repository and commits it. */
function commit(project: Project): void {
  const { repository } = deployment;
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, stdio: 'pipe' });
  rmSync(join(repository, 'datasets'), { recursive: true, force: true });
  writeProject(project, repository);
  git('add', '--all');
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '--message', 'x');
}

async function run(args: readonly string[], ministack: MiniStack): Promise<void> {
  const { ok, output } = await cdk(args, ministack);
  if (!ok) throw new Error(output);
}

function submit() {
  const { outputs, repository, ministack, site } = deployment;
  const args = ['--json', 'submit', '--to', `s3://${outputs.SubmissionBucketName}`, '--site', site];
  const { status, stdout, stderr } = depositary(args, { cwd: repository, env: ministack.env });
  expect(stdout, stderr).not.toBe('');
  return { status, result: JSON.parse(stdout) as Record<string, unknown> };
}

function verify(version: string) {
  const { site, repository } = deployment;
  const run = depositary(['--json', 'verify', `${site}/${COLLECTION}/${version}`], { cwd: repository });
  return { status: run.status, ...JSON.parse(run.stdout) };
}

async function getJson<T>(path: string): Promise<T> {
  const answer = await fetch(`${deployment.ministack.url}/${path}`);
  return (await answer.json()) as T;
}

async function aliases(): Promise<Record<string, string>> {
  const path = `key-value-stores/${encodeURIComponent(deployment.outputs.AliasesArn ?? '')}/keys`;
  const { Items = [] } = await getJson<{ Items?: { Key: string; Value: string }[] }>(path);
  return Object.fromEntries(Items.map(({ Key, Value }) => [Key, Value]));
}

/** Puts a submission into the bucket without the checks of the command line. */
async function submitUnchecked(project: Project, sequence: number): Promise<string> {
  const { ministack, outputs } = deployment;
  const client = newS3Client({ ...ministack.connection, forcePathStyle: true });
  const header = {
    collection: COLLECTION,
    commit: sequence.toString(16).padStart(40, '0'),
    committed: '2030-01-01T00:00:00Z',
    sequence,
  };
  const key = submissionKey(header);
  const archive = await packSubmission(project.files, header);
  await new S3Store(client, outputs.SubmissionBucketName ?? '').putIfAbsent(key, archive);
  return key;
}

async function receiptOf(key: string): Promise<Receipt> {
  const url = `${deployment.site}/${key.replace(/^submissions\/([^/]+)\/(.+)\.tar\.gz$/, '$1/receipts/$2.json')}`;
  for (;;) {
    const answer = await fetch(url);
    if (answer.ok) return (await answer.json()) as Receipt;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function functionNames(): Promise<string[]> {
  const { Functions } = await getJson<{ Functions: { FunctionName: string }[] }>('2015-03-31/functions/');
  return Functions.map(({ FunctionName }) => FunctionName);
}

const first = validProject().withValue('datasets/collection.json', '/name', COLLECTION);
const second = first.withCopy('places', 'river-island', {
  names: [{ name: 'River Island', language: 'en' }],
});

describe.skipIf(skipped)('the pipeline, deployed by the CDK', () => {
  beforeAll(async () => {
    const ministack = await startMiniStack();
    deployment = { ministack, outputs: {}, repository: '', site: '' };
    await bootstrap(ministack);
    const [file, app] = ['outputs.json', 'cdk.out'].map((name) => join(ministack.env.HOME ?? '', name));
    await run(['synth', '--quiet', '--output', app ?? ''], ministack);
    useCustomRuntime(join(app ?? '', 'assembly-dev'));
    const options = ['--app', app ?? '', '--require-approval', 'never', '--outputs-file', file ?? ''];
    await run(['deploy', ...STACKS, ...options], ministack);
    const outputs: Record<string, Record<string, string>> = JSON.parse(readFileSync(file ?? '', 'utf8'));
    deployment.outputs = { ...outputs['dev-Delivery'], ...outputs['dev-Pipeline'] };
    deployment.site = `${ministack.url}/${deployment.outputs.ReleaseBucketName}`;
    deployment.repository = writeProject(first);
    execFileSync('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: deployment.repository });
  }, 300_000);

  afterAll(async () => {
    await deployment?.ministack.stop();
  });

  test('makes a signed release of a submission, and the aliases lead to it', async () => {
    commit(first);
    const started = performance.now();
    const { status, result } = submit();
    // For whoever reads the log; how fast it is depends on the machine.
    console.log(`From submission to receipt: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    expect(result).toMatchObject({ outcome: 'published', version: '1.0.0', created: true });
    expect(status).toBe(0);
    expect(verify('1.0.0')).toMatchObject({ status: 0, problems: [], signedBy: expect.any(String) });
    expect(await aliases()).toEqual({
      [`${COLLECTION}@latest`]: '1.0.0',
      [`${COLLECTION}@v1`]: '1.0.0',
      [`${COLLECTION}@v1.0`]: '1.0.0',
    });
  });

  test('has the same receipt for the same commit, submitted again', () => {
    const { status, result } = submit();
    expect(result).toMatchObject({ outcome: 'published', version: '1.0.0', created: false });
    expect(status).toBe(0);
  });

  test('makes the next version of the next submission', async () => {
    commit(second);
    expect(submit().result).toMatchObject({ outcome: 'published', version: '1.1.0' });
    expect(verify('1.1.0')).toMatchObject({ status: 0, problems: [] });
    expect(await aliases()).toMatchObject({
      [`${COLLECTION}@latest`]: '1.1.0',
      [`${COLLECTION}@v1.0`]: '1.0.0',
    });
  });

  test('gives a receipt with the findings for records with errors, and no release', async () => {
    const key = await submitUnchecked(second.withRecord('places', '/kind', 'castle'), 100);
    expect(await receiptOf(key)).toMatchObject({
      outcome: 'findings',
      findings: [{ file: 'datasets/places/border-town.json' }],
    });
    expect((await aliases())[`${COLLECTION}@latest`]).toBe('1.1.0');
  });

  test('supersedes a submission that comes after a later one', async () => {
    const newer = await submitUnchecked(second.withCopy('places', 'river-delta'), 201);
    expect(await receiptOf(newer)).toMatchObject({ outcome: 'published', version: '1.2.0' });
    const older = await submitUnchecked(second.withCopy('places', 'river-mouth'), 200);
    expect(await receiptOf(older)).toMatchObject({ outcome: 'superseded' });
  });

  test('refuses an archive that is none', async () => {
    const { ministack, outputs } = deployment;
    const client = newS3Client({ ...ministack.connection, forcePathStyle: true });
    const key = `submissions/${COLLECTION}/000000300-000000000000.tar.gz`;
    await new S3Store(client, outputs.SubmissionBucketName ?? '').putIfAbsent(key, Buffer.from('no archive'));
    expect(await receiptOf(key)).toMatchObject({ outcome: 'refused', error: { code: 'unsafe-archive' } });
  });

  test('is reconciled: nothing is lost, and the aliases that the edge does not answer are written again', async () => {
    const reconcile = (await functionNames()).find((name) => name.includes('Reconcile')) ?? '';
    const { payload, failed } = await invoke(deployment.ministack, reconcile, {});
    expect(failed, JSON.stringify(payload)).toBe(false);
    // There is no edge to ask here, so every alias counts as drifted.
    expect(payload).toMatchObject({
      restarted: [],
      abandoned: [],
      drifted: expect.arrayContaining(['latest']),
    });
    expect((await aliases())[`${COLLECTION}@latest`]).toBe('1.2.0');
  });

  test('goes away with its stacks', async () => {
    const destroy = await cdk(['destroy', ...STACKS, '--force'], deployment.ministack);
    expect(destroy.ok, destroy.output).toBe(true);
    expect(await functionNames()).toEqual([]);
  });
});
