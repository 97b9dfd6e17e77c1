import { check } from '../../core/check/check.ts';
import { type Snapshot, snapshotOf } from '../../core/compare/snapshot.ts';
import { type State, stateOf } from '../../core/review/state.ts';
import { textsOf } from '../findings/text-of.ts';
import { checkProject } from '../project.ts';
import type { LocatedProject, LocatedState } from './located-state.ts';
import { readReleaseState } from './release-state.ts';
import { StateFindings } from './state-findings.ts';

/**
 * Checks a project and gives what readers would see of it.
 * @throws StateFindings where its records have errors
 */
export function readSnapshot(located: LocatedProject): Snapshot {
  const { collection, findings, files } =
    located.kind === 'ref' ? { ...check(located.files), files: located.files } : checkProject(located.path);
  if (collection === undefined) throw new StateFindings(located.name, findings, textsOf(files));
  return snapshotOf(collection);
}

/**
 * What readers see of a state, or would see.
 * @throws StateFindings where it is a project whose records have errors
 * @throws ReleaseError, UserError where a release cannot be read or is not what its manifest says
 */
export async function readState(located: LocatedState): Promise<State> {
  if (located.kind === 'release') return readReleaseState(located.location);
  return stateOf(readSnapshot(located));
}
