import { check } from '../../../core/check/check.ts';
import { type Snapshot, snapshotOf } from '../../../core/compare/snapshot.ts';
import { readProject } from '../../../core/load/project-files.ts';

/** The published form of the collection of this repository. */
export function shippedSnapshot(): Snapshot {
  const { collection } = check(readProject(new URL('../../../', import.meta.url).pathname));
  if (collection === undefined) throw new TypeError('the shipped collection has errors');
  return snapshotOf(collection);
}
