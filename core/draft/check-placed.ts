import { check } from '../check/check.ts';
import type { CheckedCollection } from '../check/collection.ts';
import { verifyEvidence } from '../evidence/verify.ts';
import type { ProjectFiles } from '../load/project-files.ts';
import type { Finding } from '../shared/finding.ts';
import { byCodeUnit } from '../shared/order.ts';
import { isWithin } from '../shared/pointer.ts';
import type { SourceAtHand } from './draft.ts';
import type { PlacedRecord } from './placed.ts';

/**
 * What the check of the project finds with a new file and did not find without it, and what the text says of the
 * evidence in that file.
 * @param before the findings without it
 */
export function checkPlaced(
  files: ProjectFiles,
  before: readonly Finding[],
  { path, text, claim }: PlacedRecord,
  source: SourceAtHand | undefined,
): Finding[] {
  const others = files.datasets.filter((file) => file.path !== path);
  const datasets = [...others, { path, bytes: new TextEncoder().encode(text) }].sort((a, b) =>
    byCodeUnit(a.path, b.path),
  );
  const { findings, collection } = check({ ...files, datasets });
  const known = new Set(before.map(identity));
  const fresh = findings.filter((finding) => !known.has(identity(finding)));
  if (collection === undefined || source === undefined) return fresh;
  const place = claim === undefined ? '' : `/claims/${claim}`;
  const ofText = verifyEvidence(only(collection, path, source.id), [source.text]).findings;
  return [...fresh, ...ofText.filter(({ file, pointer = '' }) => file === path && isWithin(pointer, place))];
}

/** A finding without its line, which a claim above it moves. */
function identity({ code, file, pointer, message }: Finding): string {
  return JSON.stringify([code, file, pointer, message]);
}

/** The collection with one source and one other record, so that not every passage of the text is looked for. */
function only(collection: CheckedCollection, path: string, source: string | undefined): CheckedCollection {
  const entries = collection.entries.filter(
    ({ dataset, id, document }) => document.path === path || (dataset === 'sources' && id === source),
  );
  return { ...collection, entries };
}
