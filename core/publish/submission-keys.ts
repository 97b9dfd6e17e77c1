import type { Submission } from '../build/documents.ts';

/** `submissions/<collection>/<id>.tar.gz`, with a name of at most 80 characters; no commit is the zeroth. */
const KEY =
  /^submissions\/(?=[^/]{1,80}\/)([a-z0-9]+(?:-[a-z0-9]+)*)\/((?!0{9})[0-9]{9}-[0-9a-f]{12})\.tar\.gz$/;
const SEQUENCE_DIGITS = 9;
const COMMIT_DIGITS = 12;

/** What a submission is called: the place of its commit on the main line, and the first digits of the commit. */
export function submissionId({ sequence, commit }: Submission): string {
  return `${String(sequence).padStart(SEQUENCE_DIGITS, '0')}-${commit.slice(0, COMMIT_DIGITS)}`;
}

/** Where a submission is put; its creation starts the pipeline. */
export function submissionKey(header: Submission): string {
  return `submissions/${header.collection}/${submissionId(header)}.tar.gz`;
}

/** The inverse of {@link submissionKey}; undefined for any other key. */
export function parseSubmissionKey(key: string): { collection: string; id: string } | undefined {
  const [, collection, id] = KEY.exec(key) ?? [];
  return collection === undefined || id === undefined ? undefined : { collection, id };
}

/** Where the report of one shard is put, beside the submission. */
export function reportKey(collection: string, id: string, shard: number): string {
  return `work/${collection}/${id}/${shard}.json`;
}

/** Where the list of shards is put for a distributed map. */
export function shardListKey(collection: string, id: string): string {
  return `work/${collection}/${id}/shards.json`;
}
