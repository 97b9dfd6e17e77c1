import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { idAt } from '../collection/generate.ts';

/** A copy of a collection in which records can be changed; the files that do not change are shared. */
export class WorkingCopy {
  readonly folder: string;
  readonly #record: string;
  #changes = 0;

  constructor(collection: string, folder: string, seed: number) {
    rmSync(folder, { recursive: true, force: true });
    for (const entry of readdirSync(collection, { recursive: true, withFileTypes: true })) {
      const within = join(folder, entry.parentPath.slice(collection.length));
      mkdirSync(within, { recursive: true });
      if (entry.isFile()) linkSync(join(entry.parentPath, entry.name), join(within, entry.name));
    }
    this.folder = folder;
    this.#record = join(folder, 'datasets/statements', `${idAt('statements', 0, seed)}.json`);
  }

  /** Changes one record, each time to something that it has not been, and longer by a letter. */
  changeOneRecord(): void {
    this.#changes += 1;
    const record: object = JSON.parse(readFileSync(this.#record, 'utf8'));
    const note = `Looked at again${' and again'.repeat(this.#changes % 40)}, ${this.#changes}.`;
    rmSync(this.#record);
    writeFileSync(this.#record, `${JSON.stringify({ ...record, note }, undefined, 2)}\n`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
