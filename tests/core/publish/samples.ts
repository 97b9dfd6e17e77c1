import type { Commit } from '../../../core/build/documents.ts';
import { type Snapshot, snapshotOf } from '../../../core/compare/snapshot.ts';
import { type Project, validProject } from '../check/project.ts';

/** The published form of a test project. */
export function snapshot(project: Project = validProject()): Snapshot {
  const { collection, findings } = project.check();
  if (collection === undefined) throw new TypeError(JSON.stringify(findings));
  return snapshotOf(collection);
}

/** A commit made some minutes after the first one. */
export function commitAt(minute: number): Commit {
  return {
    sha: minute.toString(16).padStart(40, '0'),
    time: `2020-03-01T12:${String(minute).padStart(2, '0')}:00Z`,
  };
}

/** The name of the test collection. */
export const COLLECTION = 'example-diplomacy';

/** A second state of the collection: one record corrected, one added, one withdrawn. */
export function changedProject(): Project {
  return withExtraPlace(validProject())
    .withRecord('actors', '/names/0/name', 'State of Example')
    .withCopy('places', 'river-island', { names: [{ name: 'River Island', language: 'en' }] })
    .withTombstone('places', 'old-ferry', 'border-town');
}

/** The first state: the valid project and a place that will be withdrawn. */
export function firstProject(): Project {
  return withExtraPlace(validProject());
}

function withExtraPlace(project: Project): Project {
  return project.withCopy('places', 'old-ferry', { names: [{ name: 'Old Ferry', language: 'en' }] });
}
