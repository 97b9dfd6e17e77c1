import { type GitHubApi, listIn, member } from './github-api.ts';

const PER_PAGE = 100;
/** Of a pull request with more files than this, GitHub does not list all. */
const MOST_PAGES = 30;

/** What GitHub says of a pull request. */
export interface PullRequest {
  isOpen: boolean;
  headSha: string;
  /** The repository that it is for. */
  into: string;
}

/** A pull request by its number; undefined where there is none. */
export async function readPullRequest(api: GitHubApi, number: number): Promise<PullRequest | undefined> {
  const answer = await api.json(`/pulls/${number}`);
  const [headSha, into] = [member(answer, 'head', 'sha'), member(answer, 'base', 'repo', 'full_name')];
  if (typeof headSha !== 'string' || typeof into !== 'string') return undefined;
  return { isOpen: member(answer, 'state') === 'open', headSha, into };
}

/** Whether a pull request changes anything but records; also where it has too many files to tell. */
export async function changesProgram(api: GitHubApi, number: number): Promise<boolean> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const files = listIn(await api.json(`/pulls/${number}/files?per_page=${PER_PAGE}&page=${page}`));
    const names = files.flatMap((file) => [member(file, 'filename'), member(file, 'previous_filename')]);
    if (names.some((name) => typeof name === 'string' && !name.startsWith('datasets/'))) return true;
    if (files.length < PER_PAGE) return false;
  }
  return true;
}
