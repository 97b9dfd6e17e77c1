import pLimit from 'p-limit';
import type { Manifest } from '../build/documents.ts';
import type { ListedShard } from '../compare/shards.ts';
import { sha256 } from '../shared/canonical.ts';
import { DATASET_NAMES, type DatasetName } from '../shared/datasets.ts';
import { isObject, own } from '../shared/json.ts';
import { shardIndexKey, shardKey } from '../shared/keys.ts';
import { SHARDS_IN_INDEX, shardOf } from '../shared/shards.ts';
import { parseJson, parsePublished, VerificationStop, type VerifyProblem } from './problem.ts';
import { type Read, readOrStop } from './read-release.ts';
import { type ReleaseRecord, readRecord } from './release-records.ts';

/** How many files are read at once. */
const CONCURRENCY = 16;

/** The records of a release in shards, and how much was read for them. */
export interface ShardRecords {
  records: ReleaseRecord[];
  files: number;
  bytes: number;
}

/**
 * Reads the records and tombstones of a release from its shards: each file has the digest under which it lies, each record
 * is in the shard of its id and in canonical form, and there are as many as the manifest counts.
 * @throws VerificationStop where a list of shards is missing, or a file is not what belongs there
 */
export async function readShardRecords(
  read: Read,
  manifest: Manifest,
  problems: VerifyProblem[],
): Promise<ShardRecords> {
  const result: ShardRecords = { records: [], files: 0, bytes: 0 };
  for (const dataset of DATASET_NAMES) {
    const { bits = 0, indexes = [] } = manifest.shards?.datasets[dataset] ?? {};
    const before = result.records.length;
    for (const [place, digest] of indexes.entries()) {
      const key = shardIndexKey(manifest.collection, dataset, digest);
      const bytes = await readOrStop(read, key);
      if (sha256(bytes) !== digest) throw new VerificationStop('altered-file', key, 'It has another digest.');
      const { shards } = parsePublished(key, bytes, 'shards');
      const expected = Math.min(SHARDS_IN_INDEX, 2 ** bits - place * SHARDS_IN_INDEX);
      if (shards.length !== expected) {
        throw new VerificationStop(
          'wrong-document',
          key,
          `It lists ${shards.length} shards, not ${expected}.`,
        );
      }
      result.files += 1;
      result.bytes += bytes.length;
      const limit = pLimit(CONCURRENCY);
      const files = shards.map((shard) =>
        limit(() => readShardFile(read, manifest, dataset, shard, problems)),
      );
      for (const [index, file] of (await Promise.all(files)).entries()) {
        if (file === undefined) continue;
        const number = place * SHARDS_IN_INDEX + index;
        result.files += 1;
        result.bytes += file.bytes.length;
        result.records.push(...recordsIn(file, dataset, number, bits, shards[index]?.records ?? 0));
      }
    }
    const live = result.records.slice(before).filter(({ withdrawn }) => !withdrawn).length;
    // What is missing or altered has been reported, and makes the number wrong too.
    if (live !== manifest.counts[dataset] && problems.length === 0) {
      const message = `The manifest counts ${manifest.counts[dataset]} records of ${dataset}, there are ${live}.`;
      const [first = ''] = indexes;
      problems.push({
        code: 'wrong-count',
        file: shardIndexKey(manifest.collection, dataset, first),
        message,
      });
    }
  }
  return result;
}

interface ShardFile {
  key: string;
  bytes: Uint8Array;
}

/** A shard with the announced digest; undefined where there is nothing to read, or what there is was reported. */
async function readShardFile(
  read: Read,
  { collection }: Manifest,
  dataset: DatasetName,
  { sha256: digest, records }: ListedShard,
  problems: VerifyProblem[],
): Promise<ShardFile | undefined> {
  if (records === 0) return undefined;
  const key = shardKey(collection, dataset, digest);
  const bytes = await read(key);
  if (bytes === undefined) {
    problems.push({
      code: 'missing-file',
      file: key,
      message: 'A list of shards lists this file, and it is not there.',
    });
    return undefined;
  }
  if (sha256(bytes) === digest) return { key, bytes };
  problems.push({
    code: 'altered-file',
    file: key,
    message: 'It does not have the digest that it is named after.',
  });
  return undefined;
}

/** @throws VerificationStop where it does not hold what belongs into the shard */
function recordsIn(
  { key, bytes }: ShardFile,
  dataset: DatasetName,
  number: number,
  bits: number,
  count: number,
): ReleaseRecord[] {
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  const wrong = (code: 'wrong-count' | 'wrong-record', message: string) =>
    new VerificationStop(code, key, message);
  if (lines.length !== count) throw wrong('wrong-count', `It holds ${lines.length} records, not ${count}.`);
  let last = '';
  return lines.map((line) => {
    const content = parseJson(key, line);
    const record = readRecord(
      key,
      dataset,
      content,
      isObject(content) && isObject(own(content, 'withdrawn')),
    );
    const { id, text } = record;
    if (text !== line) throw wrong('wrong-record', `${dataset}/${id} is not written in canonical form.`);
    if (shardOf(id, bits) !== number)
      throw wrong('wrong-record', `${dataset}/${id} belongs into another shard.`);
    if (id <= last) throw wrong('wrong-record', `${dataset}/${id} is not in its place.`);
    last = id;
    return record;
  });
}
