import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../core/build/documents.ts';
import type { ProjectFiles } from '../../core/load/project-files.ts';
import { openSubmission } from '../../core/publish/open-submission.ts';
import outputSchema from '../../schemas/cli/output.schema.json' with { type: 'json' };
import { COLLECTION, firstProject } from '../core/publish/samples.ts';
import type { Run } from './depositary.ts';
import { HAS_GIT } from './git-checkout.ts';
import { newSubmitting } from './submitting.ts';

const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(outputSchema);

/** The one document that was printed, which must fit the published schema. */
function document({ stdout }: Run): Record<string, unknown> {
  const printed = JSON.parse(stdout);
  expect(validate(printed), JSON.stringify(validate.errors)).toBe(true);
  return printed;
}

const PUBLISHED = { outcome: 'published', version: '1.0.0' } as const;
const ERROR = { code: 'id-vanished', message: 'Records are gone.', help: 'Leave tombstones.' };
const [finding] = firstProject().withRecord('places', '/kind', 'castle').findings();

/** The files of a project as text, by their path. */
function textsOf({ datasets, schemas }: ProjectFiles): Record<string, string> {
  const files = [...datasets, ...schemas];
  return Object.fromEntries(files.map(({ path, bytes }) => [path, Buffer.from(bytes ?? []).toString()]));
}

/** How each outcome ends: the exit status, and words of the text. */
const ENDS: readonly { end: Omit<Receipt, 'collection' | 'submission'>; status: number; words: string }[] = [
  {
    end: { outcome: 'unchanged', version: '1.0.0' },
    status: 0,
    words: 'Nothing changed since example-diplomacy 1.0.0.',
  },
  { end: { outcome: 'marked', version: '1.0.0' }, status: 0, words: 'yanked' },
  { end: { outcome: 'superseded', error: ERROR }, status: 0, words: 'A later submission' },
  {
    end: { outcome: 'findings', findings: finding === undefined ? [] : [finding] },
    status: 1,
    words: 'error[not-in-vocabulary]',
  },
  {
    end: { outcome: 'refused', error: ERROR },
    status: 5,
    words: 'error[id-vanished]: Records are gone.\n  help: Leave tombstones.',
  },
  { end: { outcome: 'failed', error: ERROR }, status: 3, words: 'error[id-vanished]' },
];

describe.skipIf(!HAS_GIT).concurrent('depositary submit', () => {
  it('sends the commit, waits for the receipt and says where the release is', async (context) => {
    const { checkout, bucket, s3, submit, receipt } = await newSubmitting(context);
    // The receipt is not there yet, then the site is out of order.
    const site = await receipt(PUBLISHED, [404, 503]);
    const run = await submit(['--site', `${site.url}/`]);
    expect(run).toEqual({
      status: 0,
      stdout: `Published ${COLLECTION} 1.0.0: ${site.url}/${COLLECTION}/1.0.0/manifest.json\n`,
      stderr: `Waiting for the receipt of ${checkout.submission(1)} …\n`,
    });
    expect(site.asked).toEqual(Array(3).fill(`/${COLLECTION}/receipts/${checkout.submission(1)}.json`));
    expect(s3.requests).toMatchObject([{ operation: 'PutObject', status: 200 }]);
    const key = `submissions/${COLLECTION}/${checkout.submission(1)}.tar.gz`;
    expect(bucket.keys()).toEqual([key]);
    const { header, files } = await openSubmission(bucket.current(key)?.bytes ?? new Uint8Array());
    expect(header).toMatchObject({ collection: COLLECTION, commit: checkout.head, sequence: 1 });
    expect(header.committed).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(textsOf(files)).toEqual(textsOf(firstProject().files));
  });

  it('does not wait where it is not told the site', async (context) => {
    const { checkout, bucket, submit } = await newSubmitting(context);
    const run = await submit(['--json']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(document(run)).toEqual({
      command: 'submit',
      created: true,
      collection: COLLECTION,
      submission: checkout.submission(1),
      outcome: 'submitted',
    });
    expect(bucket.keys()).toHaveLength(1);
  });

  it('finds the commit sent already, sends nothing and waits for the same receipt', async (context) => {
    const { bucket, s3, submit, receipt } = await newSubmitting(context);
    expect(document(await submit(['--json']))).toMatchObject({ created: true });
    const [before] = bucket.keys().map((key) => bucket.current(key)?.modified);
    const site = await receipt(PUBLISHED, [404]);
    const again = await submit(['--json', '--site', site.url]);
    expect(again.status).toBe(0);
    expect(document(again)).toMatchObject({ created: false, ...PUBLISHED });
    expect(bucket.keys().map((key) => bucket.current(key)?.modified)).toEqual([before]);
    const written = s3.requests.filter(({ operation }) => operation === 'PutObject');
    expect(written.map(({ status }) => status)).toEqual([200, 412]);
  });

  it('sends the commit once, though the answer gets lost, and cannot tell who sent it', async (context) => {
    const { bucket, s3, submit } = await newSubmitting(context);
    s3.faults.add({ kind: 'reset-after', operation: 'PutObject' });
    const run = await submit(['--json']);
    expect(run.status).toBe(0);
    expect(document(run)).toMatchObject({ created: false, outcome: 'submitted' });
    expect(s3.requests.map(({ status }) => status)).toEqual(['reset-after', 412]);
    expect(bucket.keys()).toHaveLength(1);
  });

  it('counts the commits of the main line, not those of the branches that were merged', async (context) => {
    const { checkout, bucket, submit } = await newSubmitting(context);
    checkout.git('switch', '--quiet', '--create', 'branch');
    for (let commits = 0; commits < 3; commits++) checkout.commit();
    checkout.git('switch', '--quiet', 'main');
    checkout.commit();
    checkout.git('merge', '--quiet', '--no-ff', '--message', 'A merge', 'branch');
    expect((await submit()).status).toBe(0);
    expect(bucket.keys()).toEqual([`submissions/${COLLECTION}/${checkout.submission(3)}.tar.gz`]);
  });

  it('prints nothing where nothing is wrong and nobody wants to know', async (context) => {
    const { submit, receipt } = await newSubmitting(context);
    const site = await receipt(PUBLISHED, [404]);
    expect(await submit(['--quiet', '--site', site.url])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it.for(ENDS)('ends with $status where the receipt says $end.outcome', async (expected, context) => {
    const { end, status, words } = expected;
    const { submit, receipt } = await newSubmitting(context);
    const site = await receipt(end);
    const text = await submit(['--site', site.url]);
    expect(text.status).toBe(status);
    expect(text.stdout).toContain(words);
    const run = await submit(['--json', '--site', site.url]);
    expect(run.status).toBe(status);
    expect(document(run)).toMatchObject({ command: 'submit', created: false, ...end });
  });
});
