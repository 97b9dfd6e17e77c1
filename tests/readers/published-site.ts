import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { type RunningEdge, startEdge } from '../../cli/serve/edge.ts';
import { check } from '../../core/check/check.ts';
import { snapshotOf } from '../../core/compare/snapshot.ts';
import { readProject } from '../../core/load/project-files.ts';
import { DirectoryStore } from '../../core/publish/directory-store.ts';
import { publish } from '../../core/publish/publish.ts';
import { temporaryFolder } from '../cli/depositary.ts';
import { commitAt } from '../core/publish/samples.ts';
import { newSigner } from '../core/publish/signers.ts';

/** The release of the collection that this repository ships, signed, behind a local edge; for all tests of a file. */
export class PublishedSite {
  readonly collection = 'south-caucasus';
  readonly directory = temporaryFolder();
  #running: { edge: RunningEdge; keyId: string } | undefined;

  constructor() {
    beforeAll(async () => {
      const { collection } = check(readProject(fileURLToPath(new URL('../../', import.meta.url))));
      if (collection === undefined) throw new TypeError('the shipped collection has errors');
      const signer = await newSigner();
      await publish(new DirectoryStore(this.directory), snapshotOf(collection), commitAt(0), signer);
      this.#running = { edge: await startEdge({ directory: this.directory, port: 0 }), keyId: signer.keyId };
    });
    afterAll(async () => {
      await this.#running?.edge.close();
      rmSync(this.directory, { recursive: true });
    });
  }

  get url(): string {
    return this.#get().edge.url;
  }

  /** The id of the key that signed the release. */
  get keyId(): string {
    return this.#get().keyId;
  }

  #get() {
    if (this.#running === undefined) throw new Error('The site does not run yet.');
    return this.#running;
  }
}
