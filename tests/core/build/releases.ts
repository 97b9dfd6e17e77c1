import { type BuiltRelease, build } from '../../../core/build/build.ts';
import { type Comparison, compare } from '../../../core/compare/compare.ts';
import type { Snapshot } from '../../../core/compare/snapshot.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import { baselineOf } from '../compare/baselines.ts';
import { changedProject, commitAt, firstProject, snapshot } from '../publish/samples.ts';

const FIRST = snapshot(firstProject());
const NEXT = snapshot(changedProject());

/** The first release of a collection. */
export function firstRelease(of: Snapshot = FIRST): Promise<BuiltRelease> {
  return build({ snapshot: of, comparison: compare(undefined, of), version: '1.0.0', commit: commitAt(0) });
}

/** The release after the first: by default a record was corrected, one added and one withdrawn. */
export async function nextRelease(after: Snapshot = NEXT, before: Snapshot = FIRST): Promise<BuiltRelease> {
  const baseline = baselineOf(before);
  const comparison = compare(baseline, after);
  const previous = {
    version: '1.0.0',
    revisions: baseline.revisions,
    changelog: textOf(await firstRelease(before), 'CHANGELOG.md'),
    contents: oldContents(before, comparison),
  };
  return build({ snapshot: after, comparison, version: '1.1.0', commit: commitAt(1), previous });
}

/** The text of a file of a release. */
export function textOf(release: BuiltRelease, path: string): string {
  const file = [...release.files, release.sumsFile, release.manifestFile].find(
    (other) => other.path === path,
  );
  if (file === undefined) throw new TypeError(`The release has no ${path}.`);
  return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
}

/** A JSON document of a release. */
export function jsonOf<T = JsonObject>(release: BuiltRelease, path: string): T {
  return JSON.parse(textOf(release, path));
}

function oldContents(before: Snapshot, comparison: Comparison): Map<string, JsonObject> {
  const contents = new Map(before.entries.map(({ dataset, id, content }) => [`${dataset}/${id}`, content]));
  const changed = new Set(comparison.changes.map(({ entry }) => `${entry.dataset}/${entry.id}`));
  return new Map([...contents].filter(([name]) => changed.has(name)));
}
