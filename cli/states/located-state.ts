import type { ProjectFiles } from '../../core/load/project-files.ts';
import type { ReleaseLocation } from '../release-location.ts';

interface Named {
  /** As a sentence names it: `the Git ref main (commit 0123456789ab)`. */
  name: string;
  /** How a word was understood that could mean something else too. */
  note?: string;
}

/** A project that was found by what somebody wrote, not yet checked: it could become a release. */
export type LocatedProject = Named &
  (
    | { kind: 'ref'; commit: string; files: ProjectFiles }
    | { kind: 'directory' | 'working-tree'; path: string }
  );

/** A release that was found, not yet read. */
export type LocatedRelease = Named & { kind: 'release'; location: ReleaseLocation };

/** A state of a collection. */
export type LocatedState = LocatedProject | LocatedRelease;

/** What `--json` says of a state. */
export interface StateFacts {
  kind: LocatedState['kind'];
  name: string;
  note?: string;
}

export function factsOf({ kind, name, note }: LocatedState): StateFacts {
  return { kind, name, ...(note !== undefined && { note }) };
}
