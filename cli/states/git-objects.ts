import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { LARGEST_FILE } from '../../core/load/project-files.ts';

/** An object of a Git repository. */
export interface GitObject {
  name: string;
  type: string;
  size: number;
  /** Absent where it is larger than what was to be read. */
  bytes?: Buffer;
}

/** No tree with the names of a project's files is larger. */
const LARGEST_TREE = 64 * LARGEST_FILE;

/**
 * Reads objects of a repository through one `git cat-file --batch`. Nothing is checked out, and no text of the caller
 * becomes an argument.
 */
export class GitObjects {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #chunks: AsyncIterator<Buffer>;
  #pending: Buffer = Buffer.alloc(0);
  /** Git is not installed, or did not start. */
  #failure: Error | undefined;

  constructor(cwd: string) {
    // Objects of a partial clone are not fetched: only what is there is read.
    const env = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
    this.#process = spawn('git', ['cat-file', '--batch'], { cwd, env });
    this.#process.on('error', (error) => {
      this.#failure = error;
    });
    // A process that ended early is noticed where its answer is missing.
    this.#process.stdin.on('error', () => {});
    this.#process.stderr.resume();
    this.#chunks = this.#process.stdout[Symbol.asyncIterator]();
  }

  /**
   * The object that Git knows by a name, or undefined.
   * @param name a revision such as `main^{commit}`; one with white space names nothing
   */
  async read(name: string): Promise<GitObject | undefined> {
    const [object] = await this.readAll([name]);
    return object;
  }

  /**
   * The same for many names at once.
   * @param largestFile how many bytes of a file are read at most
   */
  async readAll(names: readonly string[], largestFile = LARGEST_FILE): Promise<(GitObject | undefined)[]> {
    const askable = names.filter(isAskable);
    this.#process.stdin.write(askable.map((name) => `${name}\n`).join(''));
    const objects: (GitObject | undefined)[] = [];
    for (const name of names) objects.push(isAskable(name) ? await this.#answer(largestFile) : undefined);
    return objects;
  }

  async close(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#process;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    const ended = once(this.#process, 'close');
    this.#process.stdin.end();
    await ended;
  }

  async #answer(largestFile: number): Promise<GitObject | undefined> {
    const line = await this.#line();
    const [, name, type, digits] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(line ?? '') ?? [];
    if (name === undefined || type === undefined) return undefined;
    const size = Number(digits);
    const bytes = await this.#bytes(size, type === 'blob' ? largestFile : LARGEST_TREE);
    await this.#bytes(1, 1);
    return { name, type, size, ...(bytes && { bytes }) };
  }

  /** Takes the next bytes; where they are more than a limit they are passed over. */
  async #bytes(size: number, limit: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    let left = size;
    while (left > this.#pending.length) {
      if (size <= limit) parts.push(this.#pending);
      left -= this.#pending.length;
      this.#pending = Buffer.alloc(0);
      if (!(await this.#more())) return undefined;
    }
    if (size <= limit) parts.push(this.#pending.subarray(0, left));
    this.#pending = this.#pending.subarray(left);
    return size <= limit ? Buffer.concat(parts) : undefined;
  }

  async #line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#pending.indexOf(10);
      if (end >= 0) {
        const line = this.#pending.subarray(0, end).toString('utf8');
        this.#pending = this.#pending.subarray(end + 1);
        return line;
      }
      if (!(await this.#more())) return undefined;
    }
  }

  async #more(): Promise<boolean> {
    if (this.#failure !== undefined) return false;
    const { value, done } = await this.#chunks.next();
    if (done) return false;
    this.#pending = this.#pending.length === 0 ? value : Buffer.concat([this.#pending, value]);
    return true;
  }
}

/** Git reads one name from each line; one with a space may be cut into two by it. */
function isAskable(name: string): boolean {
  return !/[\s\0]/.test(name);
}
