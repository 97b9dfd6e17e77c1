import { Refusal } from '../shared/refusal.ts';
import type { Revision } from './baseline.ts';
import type { PublishedEntry } from './snapshot.ts';

/** What happened to a record between two releases. */
export interface RecordChange {
  op: 'added' | 'modified' | 'withdrawn';
  entry: PublishedEntry;
  /** The revision before; absent for an added record. */
  before?: Revision;
}

/**
 * Finds what changed, by id. Entries without a change are not listed.
 * @throws Refusal `id-vanished` where a record is gone without a tombstone, `id-reused` where a tombstone
 *   became a record again.
 */
export function recordChanges(before: readonly Revision[], after: readonly PublishedEntry[]): RecordChange[] {
  const revisions = new Map(before.map((revision) => [key(revision), revision]));
  const present = new Set(after.map(key));
  const vanished = before.filter((revision) => !present.has(key(revision)));
  if (vanished.length > 0) throw vanishedRefusal(vanished);
  return after.flatMap((entry): RecordChange[] => {
    const old = revisions.get(key(entry));
    if (old === undefined) return [{ op: 'added', entry }];
    if (old.withdrawn && entry.kind === 'record') throw reusedRefusal(entry);
    if (old.sha256 === entry.sha256) return [];
    const op = entry.kind === 'tombstone' && !old.withdrawn ? 'withdrawn' : 'modified';
    return [{ op, entry, before: old }];
  });
}

function key({ dataset, id }: { dataset: string; id: string }): string {
  return `${dataset}/${id}`;
}

function vanishedRefusal(vanished: readonly Revision[]): Refusal {
  const names = vanished.slice(0, 5).map(key).join(', ');
  const more = vanished.length > 5 ? ` and ${vanished.length - 5} more` : '';
  return new Refusal(
    'id-vanished',
    `Published records are gone: ${names}${more}.`,
    'Put each file back, or replace its content by a tombstone: {"id": …, "withdrawn": {"on": …, "reason": …}}.',
  );
}

function reusedRefusal(entry: PublishedEntry): Refusal {
  return new Refusal(
    'id-reused',
    `The id ${key(entry)} was withdrawn and is used again.`,
    'Give the new record a new id; readers have been told that the old one is gone.',
  );
}
