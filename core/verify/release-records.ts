import type { Manifest } from '../build/documents.ts';
import type { PublishedEntry } from '../compare/snapshot.ts';
import { canonicalJson, sha256 } from '../shared/canonical.ts';
import { DATASET_NAMES, type DatasetName, isDatasetName } from '../shared/datasets.ts';
import { isObject, type Json, type JsonObject, own } from '../shared/json.ts';
import { releaseKey } from '../shared/keys.ts';
import { parseJson, VerificationStop, type VerifyProblem } from './problem.ts';

/** A record or tombstone as it was read from a release. */
export interface ReleaseRecord {
  dataset: DatasetName;
  id: string;
  withdrawn: boolean;
  content: JsonObject;
  /** The content as canonical JSON. */
  text: string;
  /** The key of the file that it was read from. */
  file: string;
}

/** The records in the form in which they are validated. */
export function entriesOf(records: readonly ReleaseRecord[]): PublishedEntry[] {
  return records.map(({ withdrawn, file: _, ...record }) => ({
    ...record,
    kind: withdrawn ? 'tombstone' : 'record',
    sha256: sha256(record.text),
  }));
}

/**
 * Reads the records of a release from its NDJSON files and its tombstones, and compares them with the JSON
 * files and the counts of the manifest.
 * @throws VerificationStop where a file does not hold records.
 */
export function readRecords(
  manifest: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  problems: VerifyProblem[],
): ReleaseRecord[] {
  const key = (path: string): string => releaseKey(manifest.collection, manifest.version, path);
  const records = DATASET_NAMES.flatMap((dataset) => {
    const file = key(`data/${dataset}.ndjson`);
    const lines = new TextDecoder()
      .decode(contents.get(`data/${dataset}.ndjson`))
      .split('\n')
      .slice(0, -1);
    const fromLines = lines.map((line) => readRecord(file, dataset, parseJson(file, line), false));
    const jsonFile = key(`data/${dataset}.json`);
    if (lines.length !== manifest.counts[dataset]) {
      const message = `The manifest counts ${manifest.counts[dataset]} records, there are ${lines.length}.`;
      problems.push({ code: 'wrong-count', file: jsonFile, message });
    }
    const inJson = listIn(jsonFile, contents.get(`data/${dataset}.json`));
    const fromJson = inJson.map((record) => readRecord(jsonFile, dataset, record, false));
    if (fromLines.map(({ text }) => text).join('\n') !== fromJson.map(({ text }) => text).join('\n')) {
      const message = `It does not hold the same records as ${dataset}.ndjson.`;
      problems.push({ code: 'wrong-record', file: jsonFile, message });
    }
    return fromLines;
  });
  const file = key('data/withdrawn.json');
  const tombstones = listIn(file, contents.get('data/withdrawn.json')).map((entry) => {
    const { dataset, ...content } = isObject(entry) ? entry : {};
    if (typeof dataset === 'string' && isDatasetName(dataset))
      return readRecord(file, dataset, content, true);
    throw new VerificationStop('wrong-record', file, 'A tombstone names no dataset.');
  });
  return [...records, ...tombstones];
}

/**
 * A record as it was read from a file.
 * @throws VerificationStop where it is none
 */
export function readRecord(
  file: string,
  dataset: DatasetName,
  content: Json,
  withdrawn: boolean,
): ReleaseRecord {
  if (!isObject(content))
    throw new VerificationStop('wrong-record', file, 'It holds something that is no record.');
  try {
    return {
      dataset,
      id: String(own(content, 'id')),
      withdrawn,
      content,
      text: canonicalJson(content),
      file,
    };
  } catch {
    throw new VerificationStop(
      'wrong-record',
      file,
      'It holds a record that cannot be read: it nests too deep.',
    );
  }
}

function listIn(file: string, bytes: Uint8Array | undefined): Json[] {
  const document = parseJson(file, bytes);
  const records = isObject(document) ? own(document, 'records') : undefined;
  if (!Array.isArray(records))
    throw new VerificationStop('wrong-document', file, 'It has no list of records.');
  return records;
}
