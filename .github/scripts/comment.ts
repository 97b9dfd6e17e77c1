import { readFileSync } from 'node:fs';
import { commentBody } from './comment-body.ts';
import { GitHubApi, member } from './github-api.ts';
import { changesProgram, readPullRequest } from './pull-request.ts';
import { readReview } from './read-review.ts';
import { putComment } from './sticky-comment.ts';

/** What the runner tells a step. */
export interface Environment {
  GITHUB_API_URL?: string | undefined;
  GITHUB_REPOSITORY?: string | undefined;
  /** The file with the event. */
  GITHUB_EVENT_PATH?: string | undefined;
  GITHUB_TOKEN?: string | undefined;
}

/**
 * Writes the review that a finished run left to its pull request. Which pull request that is the artifact says and
 * GitHub confirms: its head must be the commit that the run was for.
 * @returns what was done, in a sentence
 * @throws HostileArtifact, ApiError
 */
export async function comment(env: Environment): Promise<string> {
  const repository = required(env.GITHUB_REPOSITORY, 'GITHUB_REPOSITORY');
  const run = readRun(JSON.parse(readFileSync(required(env.GITHUB_EVENT_PATH, 'GITHUB_EVENT_PATH'), 'utf8')));
  const api = new GitHubApi(
    required(env.GITHUB_API_URL, 'GITHUB_API_URL'),
    repository,
    required(env.GITHUB_TOKEN, 'GITHUB_TOKEN'),
  );
  const review = await readReview(api, run.id);
  if (review === undefined) return 'The run left no review.';
  const { number, markdown } = review;
  const pullRequest = await readPullRequest(api, number);
  if (pullRequest === undefined || pullRequest.into !== repository)
    return `There is no pull request ${number} in this repository.`;
  if (!pullRequest.isOpen || pullRequest.headSha !== run.headSha)
    return `Pull request ${number} is closed, or its head is not the commit of the run.`;
  const known = { ...run, changesProgram: await changesProgram(api, number) };
  return `The comment at pull request ${number} was ${await putComment(api, number, commentBody(known, markdown))}.`;
}

function readRun(event: unknown): { id: number; headSha: string; conclusion: string; runUrl: string } {
  const of = (name: string): unknown => member(event, 'workflow_run', name);
  const [id, headSha, conclusion, runUrl] = [of('id'), of('head_sha'), of('conclusion'), of('html_url')];
  if (
    typeof id !== 'number' ||
    typeof headSha !== 'string' ||
    typeof conclusion !== 'string' ||
    typeof runUrl !== 'string'
  )
    throw new TypeError('The event is not that of a finished run.');
  return { id, headSha, conclusion, runUrl };
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new TypeError(`${name} is not set.`);
  return value;
}

if (import.meta.main) console.log(await comment(process.env));
