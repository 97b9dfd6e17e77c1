import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A comment as the API gives it. */
export interface FakeComment {
  id: number;
  body: string;
  user: { login: string; type: string };
}

/** The part of GitHub's API that the script needs, for one repository and one run. */
export class FakeGitHub {
  static readonly repository = 'example/data';
  static readonly token = 'a-token';
  static readonly run = 77;
  /** The one artifact of the run; undefined where it left none. */
  zip: Uint8Array | undefined;
  /** What the API says of its size; by default the truth. */
  announcedSize: number | undefined;
  pullRequests = new Map<number, object>();
  files: { filename: string }[] = [{ filename: 'datasets/places/border-town.json' }];
  comments: FakeComment[] = [];
  /** Every request, as method and path. */
  readonly requests: string[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<FakeGitHub> {
    const server = createServer();
    const github = new FakeGitHub(server);
    server.on('request', async (request, response) => {
      const { status, body } = await github.#answer(request);
      response.writeHead(status, status === 302 ? { location: `${github.url}/elsewhere/artifact.zip` } : {});
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return github;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** A pull request from a fork with a head commit. */
  addPullRequest(number: number, sha: string, more: object = {}): void {
    const base = { repo: { full_name: FakeGitHub.repository } };
    this.pullRequests.set(number, { number, state: 'open', head: { sha }, base, ...more });
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body?: string | Uint8Array }> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    this.requests.push(`${request.method} ${pathname}`);
    if (pathname === '/elsewhere/artifact.zip') return { status: 200, body: this.zip ?? '' };
    if (request.headers.authorization !== `Bearer ${FakeGitHub.token}`) return { status: 401 };
    const path = pathname.replace(`/repos/${FakeGitHub.repository}`, '');
    const page = Number(searchParams.get('page') ?? 1);
    const found = (value: unknown) => ({ status: 200, body: JSON.stringify(value) });
    const pageOf = (list: readonly unknown[]) => found(list.slice((page - 1) * 100, page * 100));
    const [, number, files] = /^\/pulls\/(\d+)(\/files)?$/.exec(path) ?? [];
    const pull = this.pullRequests.get(Number(number));
    if (path === `/actions/runs/${FakeGitHub.run}/artifacts`) return found({ artifacts: this.#artifacts() });
    if (path === '/actions/artifacts/5/zip') return { status: 302 };
    if (number !== undefined) {
      if (pull === undefined) return { status: 404 };
      return files === undefined ? found(pull) : pageOf(this.files);
    }
    if (/^\/issues\/\d+\/comments$/.test(path))
      return request.method === 'POST' ? this.#create(request) : pageOf(this.comments);
    const [, id] = /^\/issues\/comments\/(\d+)$/.exec(path) ?? [];
    if (request.method === 'PATCH' && id !== undefined) return this.#update(Number(id), request);
    return { status: 404 };
  }

  #artifacts(): object[] {
    if (this.zip === undefined) return [];
    const size = this.announcedSize ?? this.zip.length;
    return [{ id: 5, name: 'review', expired: false, size_in_bytes: size }];
  }

  async #create(request: IncomingMessage) {
    const { body } = (await json(request)) as { body: string };
    const comment = {
      id: this.comments.length + 1,
      body,
      user: { login: 'github-actions[bot]', type: 'Bot' },
    };
    this.comments.push(comment);
    return { status: 201, body: JSON.stringify(comment) };
  }

  async #update(id: number, request: IncomingMessage) {
    const { body } = (await json(request)) as { body: string };
    const comment = this.comments.find((other) => other.id === id);
    if (comment === undefined) return { status: 404 };
    comment.body = body;
    return { status: 200, body: JSON.stringify(comment) };
  }
}
