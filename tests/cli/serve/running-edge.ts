import { rmSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { type RunningEdge, startEdge } from '../../../cli/serve/edge.ts';
import type { DirectoryStore } from '../../../core/publish/directory-store.ts';
import { demoStore } from './demo-store.ts';

/** An edge in front of the demo store, for all tests of a file; its fields are set before the first. */
export class DemoEdge {
  readonly errors: unknown[] = [];
  #running: { edge: RunningEdge; directory: string; store: DirectoryStore } | undefined;

  constructor() {
    beforeAll(async () => {
      const { directory, store } = await demoStore();
      const onError = (error: unknown) => this.errors.push(error);
      this.#running = { edge: await startEdge({ directory, port: 0, onError }), directory, store };
    });
    afterAll(async () => {
      await this.#get().edge.close();
      rmSync(this.directory, { recursive: true });
    });
  }

  get url(): string {
    return this.#get().edge.url;
  }

  get directory(): string {
    return this.#get().directory;
  }

  get store(): DirectoryStore {
    return this.#get().store;
  }

  #get() {
    if (this.#running === undefined) throw new Error('The edge does not run yet.');
    return this.#running;
  }
}
