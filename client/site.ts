import type { FileCache, OpenOptions } from './api.ts';
import { ReleaseError } from './release-error.ts';
import { sha256 } from './signature.ts';

/** The files of a site, by their paths below its address. */
export class Site {
  readonly #base: string;
  readonly #fetch: NonNullable<OpenOptions['fetch']>;
  readonly #cache: FileCache | undefined;

  constructor({ site, fetch, cache }: OpenOptions) {
    this.#base = site.replace(/\/+$/, '');
    // Called as a function of nothing: browsers refuse their own as a method of another object.
    this.#fetch = fetch ?? ((url) => globalThis.fetch(url));
    this.#cache = cache;
  }

  url(path: string): string {
    return `${this.#base}/${path}`;
  }

  /**
   * Fetches a file.
   * @returns undefined where there is none
   * @throws ReleaseError `network`
   */
  async find(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const response = await this.#fetch(this.url(path));
      if (response.status === 404 || response.status === 410) return undefined;
      if (!response.ok) throw new Error(`status ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ReleaseError('network', `${this.url(path)} cannot be read: ${reason}`, { cause: error });
    }
  }

  /** @throws ReleaseError `network` or `missing-file` */
  async read(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.find(path);
    if (bytes !== undefined) return bytes;
    throw new ReleaseError('missing-file', `There is no ${this.url(path)}.`);
  }

  /**
   * Reads a file that never changes, from the cache or the site.
   * @throws ReleaseError `altered-file` where it has another digest; `network` or `missing-file`
   */
  async readImmutable(path: string, digest: string): Promise<Uint8Array<ArrayBuffer>> {
    const url = this.url(path);
    const cached = await this.#cached(url);
    if (cached !== undefined && (await sha256(cached)) === digest) return cached;
    const bytes = await this.read(path);
    const found = await sha256(bytes);
    if (found !== digest) {
      throw new ReleaseError(
        'altered-file',
        `${url} is not what was published: it should have the SHA-256 ${digest} and has ${found}.`,
      );
    }
    await this.#remember(url, bytes);
    return bytes;
  }

  // A cache that is full or damaged is no reason to fail.

  async #cached(url: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const bytes = await this.#cache?.get(url);
      return bytes && new Uint8Array(bytes);
    } catch {
      return undefined;
    }
  }

  async #remember(url: string, bytes: Uint8Array): Promise<void> {
    try {
      // A copy, because the caller may change what it gets.
      await this.#cache?.set(url, new Uint8Array(bytes));
    } catch {}
  }
}
