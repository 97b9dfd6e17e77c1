import { join } from 'node:path';
import { cachedCollection } from '../collection/cached.ts';
import type { Program } from '../measure/meter.ts';
import { depositary } from '../measure/programs.ts';
import { WORKPLACE } from '../measure/workplace.ts';
import { WorkingCopy } from './working-copy.ts';

const SEED = 1;
/** What stands for a commit, since nothing here comes from Git. */
const COMMIT = ['--commit', '0'.repeat(40), '--released', '2020-03-01T12:00:00Z'];

/** A collection in a folder of its own, and the store into which it is published. */
export class Publisher {
  readonly copy: WorkingCopy;
  /** The directory of the store, in the folder of the collection. */
  readonly store: string;

  constructor(records: number) {
    const collection = cachedCollection({ records, layout: 'files', seed: SEED });
    this.copy = new WorkingCopy(collection, join(WORKPLACE, 'publish'), SEED);
    this.store = join(this.copy.folder, 'public');
  }

  /** `depositary publish`, which has to print something. */
  publish(prints: RegExp): Program {
    return depositary(prints, 'publish', '--cwd', this.copy.folder, ...COMMIT);
  }

  /** Removes the collection and the store. */
  close(): void {
    this.copy.remove();
  }
}
