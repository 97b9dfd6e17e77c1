import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstProject } from '../core/publish/samples.ts';
import { type Run, temporaryFolder, writeProject } from './depositary.ts';
import { HAS_GIT } from './git-checkout.ts';
import { newSubmitting, type Submitting } from './submitting.ts';

interface Mistake {
  why: string;
  status: number;
  words: string;
  run: (submitting: Submitting) => Promise<Run>;
}

/** What keeps a commit from being sent. */
const MISTAKES: readonly Mistake[] = [
  {
    why: 'a record is changed',
    status: 3,
    words: 'differ from the commit',
    run: ({ checkout, submit }) => {
      writeProject(firstProject().withRecord('places', '/names/0/name', 'Another Town'), checkout.folder);
      return submit();
    },
  },
  {
    why: 'a record is there that Git does not know',
    status: 3,
    words: 'differ from the commit',
    run: ({ checkout, submit }) => {
      writeProject(firstProject().withCopy('places', 'river-delta'), checkout.folder);
      return submit();
    },
  },
  {
    why: 'a record is there that Git ignores',
    status: 3,
    words: 'differ from the commit',
    run: ({ checkout, submit }) => {
      writeProject(firstProject().withCopy('places', 'river-delta'), checkout.folder);
      checkout.git('config', 'core.excludesFile', writeIgnore());
      return submit();
    },
  },
  {
    why: 'the clone is shallow',
    status: 3,
    words: 'git fetch --unshallow',
    run: ({ checkout, submit }) => {
      checkout.commit();
      return submit([], { cwd: checkout.shallowClone().folder });
    },
  },
  {
    why: 'there is no Git checkout',
    status: 3,
    words: 'no Git checkout',
    run: ({ submit }) => submit([], { cwd: writeProject(firstProject()) }),
  },
  {
    why: 'Git is not installed',
    status: 3,
    words: 'Git is not installed',
    run: ({ submit, environment }) => submit([], { env: { ...environment, PATH: temporaryFolder() } }),
  },
  {
    why: 'there is no project',
    status: 3,
    words: 'datasets/',
    run: ({ submit }) => submit([], { cwd: temporaryFolder() }),
  },
  ...['submissions', 's3://', 's3://Submissions', 's3://submissions/folder', 'https://submissions'].map(
    (to): Mistake => ({
      why: `"${to}" is no bucket`,
      status: 2,
      words: 's3://submission-bucket',
      run: ({ submit }) => submit(['--to', to]),
    }),
  ),
  {
    why: 'there is no such bucket',
    status: 3,
    words: 'There is no bucket elsewhere',
    run: ({ submit }) => submit(['--to', 's3://elsewhere']),
  },
  {
    why: 'the site is no address',
    status: 2,
    words: 'is no http(s) address',
    run: ({ submit }) => submit(['--site', 'nonsense']),
  },
  {
    why: 'the credentials are wrong',
    status: 3,
    words: 'AWS does not accept the credentials',
    run: ({ submit, environment }) => submit([], { env: { ...environment, AWS_SECRET_ACCESS_KEY: 'wrong' } }),
  },
  {
    why: 'there are no credentials',
    status: 3,
    words: 'There are no credentials for AWS',
    run: ({ submit, environment }) => {
      const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...env } = environment;
      return submit([], { env });
    },
  },
  {
    why: 'no region is set',
    status: 3,
    words: 'AWS_REGION',
    run: ({ submit, environment: { AWS_REGION: _, ...env } }) => submit([], { env }),
  },
  {
    why: 'there is no network',
    status: 4,
    words: 'ECONNREFUSED',
    run: ({ submit, environment }) =>
      submit([], { env: { ...environment, AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' } }),
  },
];

function writeIgnore(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'ignore'), 'river-delta.json\n');
  return join(folder, 'ignore');
}

describe.skipIf(!HAS_GIT).concurrent('depositary submit sends nothing', () => {
  it.for(MISTAKES)('and ends with $status where $why', async ({ status, words, run }, context) => {
    const submitting = await newSubmitting(context);
    const { status: actual, stdout, stderr } = await run(submitting);
    expect({ actual, stdout }).toEqual({ actual: status, stdout: '' });
    expect(stderr).toMatch(/^error\[\w+\]: .+\n {2}help: .+\n$/s);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(submitting.bucket.keys()).toEqual([]);
  });

  it('and ends with 1 where the records have errors', async (context) => {
    const { bucket, s3, submit } = await newSubmitting(
      context,
      firstProject().withRecord('places', '/kind', 'x'),
    );
    const run = await submit();
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('error[not-in-vocabulary]');
    expect(s3.requests).toEqual([]);
    expect(bucket.keys()).toEqual([]);
  });
});
