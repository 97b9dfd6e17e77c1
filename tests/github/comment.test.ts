import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comment } from '../../.github/scripts/comment.ts';
import { MARKER } from '../../.github/scripts/comment-body.ts';
import { REPOSITORY, temporaryFolder } from '../cli/depositary.ts';
import { FakeGitHub } from './fake-github.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const RUN_URL = 'https://github.com/example/data/actions/runs/77';
const REVIEW = '## Verdict\n\n**No findings**\n\n## Release\n\nWould publish\n\n## Coverage\n\nNone\n';

const HAS_UNZIP = (() => {
  try {
    execFileSync('unzip', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('skipped: unzip is not installed');
    return false;
  }
})();

/** An artifact as the workflow leaves it, or with other files. */
function zipOf(files: Record<string, string | Uint8Array> = {}): Uint8Array {
  const whole: Record<string, string | Uint8Array> = {
    'pull-request.txt': '12\n',
    'review.md': REVIEW,
    ...files,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(whole).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}

/** A sound artifact with a large file beside. */
function padded(): Uint8Array {
  const sound = { 'pull-request.txt': strToU8('12'), 'review.md': strToU8(REVIEW) };
  return zipSync({ ...sound, 'padding.bin': [new Uint8Array(400_000), { level: 0 }] });
}

describe.skipIf(!HAS_UNZIP)('the comment at a pull request', () => {
  let github: FakeGitHub;
  beforeEach(async () => {
    github = await FakeGitHub.start();
    github.addPullRequest(12, SHA);
    github.zip = zipOf();
  });
  afterEach(() => github.close());

  function environment(run: object = {}): Record<string, string> {
    const event = join(temporaryFolder(), 'event.json');
    const facts = { id: FakeGitHub.run, head_sha: SHA, conclusion: 'success', html_url: RUN_URL, ...run };
    writeFileSync(event, JSON.stringify({ workflow_run: facts }));
    return {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: FakeGitHub.repository,
      GITHUB_EVENT_PATH: event,
      GITHUB_TOKEN: FakeGitHub.token,
    };
  }

  const written = () => github.requests.filter((request) => !request.startsWith('GET '));
  const bodies = () => github.comments.map(({ body }) => body);

  it('is created, with what GitHub says of the run first and long sections folded', async () => {
    expect(await comment(environment())).toBe('The comment at pull request 12 was created.');
    expect(bodies()).toEqual([
      [
        MARKER,
        `**The check of the records passed** at ${SHA.slice(0, 12)} ([the run](${RUN_URL})).`,
        '## Verdict',
        '**No findings**',
        '<details open><summary><b>Release</b></summary>',
        'Would publish',
        '</details>\n\n<details><summary><b>Coverage</b></summary>',
        'None',
        '</details>\n',
      ].join('\n\n'),
    ]);
  });

  it('is updated by the next run, and left alone where nothing is new', async () => {
    await comment(environment());
    github.zip = zipOf({ 'review.md': '## Verdict\n\nAnother one\n' });
    expect(await comment(environment({ conclusion: 'failure' }))).toMatch(/updated/);
    expect(bodies()).toEqual([expect.stringContaining('Another one')]);
    expect(bodies()[0]).toContain('**The check of the records did not pass**');
    expect(await comment(environment({ conclusion: 'failure' }))).toMatch(/unchanged/);
    expect(written()).toHaveLength(2);
  });

  it('is known by the marker and the robot that wrote it, however many others there are', async () => {
    const person = { login: 'stranger', type: 'User' };
    const robot = { login: 'github-actions[bot]', type: 'Bot' };
    github.comments = [
      ...Array.from({ length: 100 }, (_, id) => ({ id: id + 1000, body: `${MARKER} mine`, user: person })),
      { id: 2000, body: `Another of the robot ${MARKER}`, user: robot },
      { id: 3000, body: `${MARKER}\n\nold`, user: robot },
    ];
    expect(await comment(environment())).toMatch(/updated/);
    expect(written()).toEqual(['PATCH /repos/example/data/issues/comments/3000']);
  });

  it('warns where more than records is changed', async () => {
    const record = { filename: 'datasets/places/border-town.json' };
    github.files = [...Array.from({ length: 100 }, () => record), { filename: 'core/check/check.ts' }];
    await comment(environment());
    expect(bodies()[0]).toContain('This pull request changes more than records:');
  });

  it('is not written where the run left nothing', async () => {
    github.zip = undefined;
    expect(await comment(environment())).toBe('The run left no review.');
    expect(written()).toEqual([]);
  });

  describe('is not written for strangers', () => {
    it.each<{ what: string; number: string; more?: object; sha?: string }>([
      { what: 'to a pull request with another head', number: '12', sha: 'f'.repeat(40) },
      { what: 'to one that is closed', number: '12', more: { state: 'closed' } },
      { what: 'to one of another repository', number: '12', more: { base: { repo: { full_name: 'a/b' } } } },
      { what: 'to one that is not there', number: '13' },
    ])('$what', async ({ number, sha = SHA, more }) => {
      github.addPullRequest(12, sha, more);
      github.zip = zipOf({ 'pull-request.txt': number });
      expect(await comment(environment())).toMatch(/^There is no pull request|is closed, or its head is not/);
      expect(written()).toEqual([]);
    });

    it.each<{ what: string; zip: () => Uint8Array; announcedSize?: number }>([
      { what: 'that is announced as large', zip: () => zipOf(), announcedSize: 1e9 },
      { what: 'that is larger than announced', zip: () => padded(), announcedSize: 10 },
      { what: 'that unpacks to much', zip: () => zipOf({ 'review.md': 'a'.repeat(5_000_000) }) },
      { what: 'that is no zip', zip: () => strToU8('no zip') },
      { what: 'without a review', zip: () => zipSync({ 'pull-request.txt': strToU8('12') }) },
      {
        what: 'with its files under other paths',
        zip: () => zipSync({ '../review.md': strToU8('x'), 'a/pull-request.txt': strToU8('12') }),
      },
      { what: 'whose review is no text', zip: () => zipOf({ 'review.md': new Uint8Array([0xff, 0xfe]) }) },
      { what: 'with a path for a number', zip: () => zipOf({ 'pull-request.txt': '12/../13' }) },
      { what: 'with two numbers', zip: () => zipOf({ 'pull-request.txt': '12\n13' }) },
    ])('with an artifact $what', async ({ zip, announcedSize }) => {
      github.zip = zip();
      github.announcedSize = announcedSize;
      await expect(comment(environment())).rejects.toMatchObject({
        name: expect.stringMatching(/^(HostileArtifact|ApiError)$/),
      });
      expect(written()).toEqual([]);
    });

    it('with markup', async () => {
      const hostile = `## Verdict\n\n${MARKER} <script>x</script> @everyone [a](https://example.org) #1\n## <b>Release\n`;
      github.zip = zipOf({ 'review.md': hostile });
      await comment(environment());
      const [body = ''] = bodies();
      expect(body.split('<').length - 1).toBe(hostile.split('<').length);
      expect(body.match(/<(?!\u2060)/g)).toHaveLength(1);
      expect(body).not.toMatch(/@everyone|https:\/\/example|\]\(https:\/\/e|#1/);
    });

    it('at any length', async () => {
      github.zip = zipOf({ 'review.md': `## Coverage\n\n${'@<&\n'.repeat(50_000)}` });
      await comment(environment());
      expect(bodies()[0]?.length).toBeLessThanOrEqual(65_536);
      expect(bodies()[0]).toMatch(/… The rest is left out: \d+ lines\.$/);
    });
  });

  it('fails where GitHub refuses it', async () => {
    await expect(comment({ ...environment(), GITHUB_TOKEN: 'another' })).rejects.toThrow('status 401');
    await expect(comment({ ...environment(), GITHUB_TOKEN: '' })).rejects.toThrow('GITHUB_TOKEN is not set');
  });

  it('is written by the script as the workflow calls it', async () => {
    const script = join(REPOSITORY, '.github/scripts/comment.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script], {
      env: { PATH: process.env.PATH, ...environment() },
    });
    expect(stdout).toBe('The comment at pull request 12 was created.\n');
  });
});
