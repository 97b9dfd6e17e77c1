import { Refusal } from '../shared/refusal.ts';
import { replacementsOf } from '../shared/tombstone.ts';
import type { KnownContent } from './baseline.ts';
import type { PublishedEntry } from './snapshot.ts';

/**
 * What happened to a record between two releases. One that became a tombstone was `merged` into a record that others
 * know or that replaces several, `split` into several, `moved` to a new id, or `withdrawn` with nothing in its place.
 */
export interface RecordChange {
  op: 'added' | 'modified' | Departure;
  entry: PublishedEntry;
  /** The revision before; absent for an added record. */
  before?: KnownContent;
}

/** How a record can go. */
export const DEPARTURES = ['withdrawn', 'merged', 'split', 'moved'] as const;
type Departure = (typeof DEPARTURES)[number];

/**
 * Finds what changed, by id. Entries without a change are not listed.
 * @throws Refusal `id-vanished` where a record is gone without a tombstone, `id-reused` where a tombstone
 *   became a record again.
 */
export function recordChanges(
  before: readonly KnownContent[],
  after: readonly PublishedEntry[],
): RecordChange[] {
  const [refusal] = idRefusals(before, after);
  if (refusal !== undefined) throw refusal;
  return changesSince(before, after);
}

/** Everything that happened to published ids and must not: the refusals of a release with these entries. */
export function idRefusals(before: readonly KnownContent[], after: readonly PublishedEntry[]): Refusal[] {
  const present = new Map(after.map((entry) => [key(entry), entry]));
  const vanished = before.filter((revision) => !present.has(key(revision)));
  const reused = before
    .filter(({ withdrawn }) => withdrawn)
    .map((revision) => present.get(key(revision)))
    .find((entry) => entry?.kind === 'record');
  return [
    ...(vanished.length > 0 ? [vanishedRefusal(vanished)] : []),
    ...(reused === undefined ? [] : [reusedRefusal(reused)]),
  ];
}

/** The same as {@link recordChanges} between any two states: ids may vanish, and a tombstone be a record again. */
export function changesSince(
  before: readonly KnownContent[],
  after: readonly PublishedEntry[],
): RecordChange[] {
  const revisions = new Map(before.map((revision) => [key(revision), revision]));
  const heirs = heirsOf(after.filter((entry) => !revisions.get(key(entry))?.withdrawn));
  const departureOf = (entry: PublishedEntry): Departure => {
    const [heir, ...others] = replacementsOf(entry.content);
    if (heir === undefined) return 'withdrawn';
    if (others.length > 0) return 'split';
    const name = key({ dataset: entry.dataset, id: heir });
    return revisions.has(name) || heirs.get(name) !== 1 ? 'merged' : 'moved';
  };
  return after.flatMap((entry): RecordChange[] => {
    const old = revisions.get(key(entry));
    if (old === undefined) return [{ op: 'added', entry }];
    if (old.sha256 === entry.sha256) return [];
    const departs = entry.kind === 'tombstone' && !old.withdrawn;
    return [{ op: departs ? departureOf(entry) : 'modified', entry, before: old }];
  });
}

/** How many records each record takes the place of, by `dataset/id`. */
function heirsOf(entries: readonly PublishedEntry[]): Map<string, number> {
  const heirs = new Map<string, number>();
  for (const { dataset, content } of entries) {
    for (const id of replacementsOf(content)) {
      const name = key({ dataset, id });
      heirs.set(name, (heirs.get(name) ?? 0) + 1);
    }
  }
  return heirs;
}

function key({ dataset, id }: { dataset: string; id: string }): string {
  return `${dataset}/${id}`;
}

function vanishedRefusal(vanished: readonly KnownContent[]): Refusal {
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
