import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEdge } from '../../cli/serve/edge.ts';
import { commitOptions, REPOSITORY, type Run, temporaryFolder } from '../cli/depositary.ts';
import { runDepositary } from '../cli/run-depositary.ts';

/** The address at which the pages show a served store. */
const SERVED = 'http://127.0.0.1:8080';

/** Texts of files by their paths; a file whose text is undefined is not there. */
export type Changes = Record<string, (before: string) => string | undefined>;

/** A copy of the shipped collection, published, in which the commands of the pages are run. */
export class DocumentedProject {
  readonly folder = join(temporaryFolder(), 'project');
  readonly #runs = new Map<string, Promise<Run>>();
  /** What publishing it printed. */
  readonly published: Promise<Run>;

  constructor() {
    for (const name of ['datasets', 'schemas'])
      cpSync(join(REPOSITORY, name), join(this.folder, name), { recursive: true });
    mkdirSync(join(this.folder, '../texts'));
    // The commit is made up, so that no repository is needed.
    this.published = runDepositary(['publish', ...commitOptions()], { cwd: this.folder });
  }

  /** Runs the program, with some files changed meanwhile. The same command on the same files runs only once. */
  async run(args: readonly string[], changes: Changes = {}): Promise<Run> {
    const published = await this.published;
    if (args.join(' ') === 'publish') return published;
    if (Object.keys(changes).length > 0) return this.#runChanged(args, changes);
    const key = args.join('\0');
    const run = this.#runs.get(key) ?? this.#run(args);
    this.#runs.set(key, run);
    return run;
  }

  async #run(args: readonly string[]): Promise<Run> {
    if (!args.some((arg) => arg.startsWith(SERVED))) return runDepositary(args, { cwd: this.folder });
    const edge = await startEdge({ directory: join(this.folder, 'public'), port: 0 });
    try {
      const found = args.map((arg) => arg.replace(SERVED, edge.url));
      return await runDepositary(found, { cwd: this.folder });
    } finally {
      await edge.close();
    }
  }

  async #runChanged(args: readonly string[], changes: Changes): Promise<Run> {
    const before = Object.keys(changes).map((path) => [path, this.#read(path)] as const);
    for (const [path, change] of Object.entries(changes)) this.#write(path, change(this.#read(path) ?? ''));
    try {
      return await this.#run(args);
    } finally {
      for (const [path, text] of before) this.#write(path, text);
    }
  }

  #read(path: string): string | undefined {
    try {
      return readFileSync(join(this.folder, path), 'utf8');
    } catch {
      return undefined;
    }
  }

  #write(path: string, text: string | undefined): void {
    if (text === undefined) rmSync(join(this.folder, path), { force: true });
    else writeFileSync(join(this.folder, path), text);
  }
}
