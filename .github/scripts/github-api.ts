/** GitHub did not answer as it should. */
export class ApiError extends Error {
  override name = 'ApiError';
}

/** A request that has not been answered after this time is given up. */
const TIMEOUT_MS = 30_000;

/** Requests to the API of GitHub, for one repository. */
export class GitHubApi {
  readonly #base: string;
  readonly #token: string;

  /** @param api the address of the API, `https://api.github.com` */
  constructor(api: string, repository: string, token: string) {
    this.#base = `${api}/repos/${repository}`;
    this.#token = token;
  }

  /** A document, as JSON; undefined where there is none. */
  async json(path: string, method = 'GET', body?: object): Promise<unknown> {
    const response = await this.#request(path, method, body);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new ApiError(`${method} ${path} was answered with status ${response.status}.`);
    return response.json();
  }

  /** A file, up to a size. */
  async bytes(path: string, limit: number): Promise<Uint8Array> {
    const response = await this.#request(path, 'GET');
    if (!response.ok || response.body === null)
      throw new ApiError(`GET ${path} was answered with status ${response.status}.`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > limit) throw new ApiError(`${path} is larger than ${limit} bytes.`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  #request(path: string, method: string, body?: object): Promise<Response> {
    // An artifact is answered with a redirect to another host, to which fetch does not hand the token.
    return fetch(`${this.#base}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${this.#token}`,
        'user-agent': 'depositary',
        'x-github-api-version': '2022-11-28',
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

/** A member of an answer, whatever it is. */
export function member(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? Reflect.get(inner, key)
        : undefined,
    value,
  );
}

/** A list in an answer; empty where there is none. */
export function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
