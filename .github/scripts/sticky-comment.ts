import { MARKER } from './comment-body.ts';
import { ApiError, type GitHubApi, listIn, member } from './github-api.ts';

/** Who writes with the token of a workflow. */
const ROBOT = 'github-actions[bot]';
const PER_PAGE = 100;
/** More comments than these are not looked at. */
const MOST_PAGES = 30;

/** Creates the one comment of this workflow at a pull request, or replaces what it says. */
export async function putComment(
  api: GitHubApi,
  number: number,
  body: string,
): Promise<'created' | 'updated' | 'unchanged'> {
  const own = await ownComment(api, number);
  if (own === undefined) {
    await requireAnswer(api.json(`/issues/${number}/comments`, 'POST', { body }));
    return 'created';
  }
  if (own.body === body) return 'unchanged';
  await requireAnswer(api.json(`/issues/comments/${own.id}`, 'PATCH', { body }));
  return 'updated';
}

/** The robot's comment that begins with the marker. Whoever else writes the marker is not listened to. */
async function ownComment(api: GitHubApi, number: number): Promise<{ id: number; body: string } | undefined> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const comments = listIn(await api.json(`/issues/${number}/comments?per_page=${PER_PAGE}&page=${page}`));
    for (const comment of comments) {
      const [id, body] = [member(comment, 'id'), member(comment, 'body')];
      const isOwn = member(comment, 'user', 'login') === ROBOT && member(comment, 'user', 'type') === 'Bot';
      if (isOwn && typeof id === 'number' && typeof body === 'string' && body.startsWith(MARKER))
        return { id, body };
    }
    if (comments.length < PER_PAGE) return undefined;
  }
  return undefined;
}

async function requireAnswer(answer: Promise<unknown>): Promise<void> {
  if ((await answer) === undefined) throw new ApiError('The comment could not be written: status 404.');
}
