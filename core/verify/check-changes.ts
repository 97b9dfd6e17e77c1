import type { Changes } from '../build/changes.ts';
import type { Manifest } from '../build/documents.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { releaseKey } from '../shared/keys.ts';
import { applyChanges, ChangeMismatch, type Contents } from './apply-changes.ts';
import type { EarlierReleases } from './earlier-releases.ts';
import { parsePublished, type VerifyProblem } from './problem.ts';
import type { ReleaseRecord } from './release-records.ts';

/** So many records are named in one problem. */
const MOST_NAMED = 5;

/**
 * Holds changes.json against the records of the release before: applied to them it must give those of this release. The
 * first release must list each record as new.
 */
export async function checkChanges(
  earlier: EarlierReleases,
  manifest: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  records: readonly ReleaseRecord[],
  problems: VerifyProblem[],
): Promise<void> {
  const { collection, version, previous } = manifest;
  const file = releaseKey(collection, version, 'changes.json');
  const wrong = (message: string): void => void problems.push({ code: 'wrong-changes', file, message });
  const changes = parsePublished(file, contents.get('changes.json'), 'changes');
  if (changes.to !== version || changes.from !== previous) {
    wrong(
      `It leads from ${changes.from ?? 'nothing'} to ${changes.to}, the manifest from ${previous ?? 'nothing'} to ${version}.`,
    );
    return;
  }
  if (previous === undefined) {
    const listed = new Set(changes.changes.map(({ op, dataset, id }) => `${op} ${dataset}/${id}`));
    const missing = records.filter(({ dataset, id }) => !listed.has(`added ${dataset}/${id}`));
    if (missing.length > 0) wrong(`It does not list as new: ${named(missing)}.`);
    return;
  }
  const before = await earlier.records(previous);
  if (before === undefined) return;
  const past = new Map(before.map(({ dataset, id, content }) => [`${dataset}/${id}`, content]));
  compareApplied(past, changes, records, wrong);
}

function compareApplied(
  before: Contents,
  changes: Changes,
  records: readonly ReleaseRecord[],
  wrong: (message: string) => void,
): void {
  try {
    const after = applyChanges(before, changes);
    const different = records.filter(({ dataset, id, text }) => {
      const content = after.get(`${dataset}/${id}`);
      return content === undefined || canonicalJson(content) !== text;
    });
    if (different.length > 0) wrong(`Applied to the release before it does not give: ${named(different)}.`);
    if (after.size > records.length)
      wrong('Applied to the release before it gives records that are not here.');
  } catch (error) {
    if (!(error instanceof ChangeMismatch)) throw error;
    wrong(`It does not fit the release before. ${error.message}`);
  }
}

function named(records: readonly ReleaseRecord[]): string {
  const names = records.slice(0, MOST_NAMED).map(({ dataset, id }) => `${dataset}/${id}`);
  const more = records.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
