import type { Manifest } from '../build/documents.ts';
import { releaseKey } from '../publish/keys.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { DATASET_NAMES, type DatasetName, isDatasetName } from '../shared/datasets.ts';
import { isObject, type JsonObject, own } from '../shared/json.ts';
import { parseJson, type VerifyProblem } from './problem.ts';

/** A record or tombstone as it was read from a release. */
export interface ReleaseRecord {
  dataset: DatasetName;
  id: string;
  withdrawn: boolean;
  content: JsonObject;
}

/**
 * Reads the records of a release from its NDJSON files and its tombstones, and compares them with the JSON
 * files and the counts of the manifest.
 */
export function readRecords(
  manifest: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  problems: VerifyProblem[],
): ReleaseRecord[] {
  const key = (path: string): string => releaseKey(manifest.collection, manifest.version, path);
  const records = DATASET_NAMES.flatMap((dataset) => {
    const lines = decode(contents.get(`data/${dataset}.ndjson`))
      .split('\n')
      .slice(0, -1);
    const file = key(`data/${dataset}.json`);
    const inJson = recordsOfDocument(file, contents.get(`data/${dataset}.json`));
    if (lines.length !== manifest.counts[dataset]) {
      const message = `The manifest counts ${manifest.counts[dataset]} records, there are ${lines.length}.`;
      problems.push({ code: 'wrong-count', file, message });
    }
    const contentsOfDataset = lines
      .map((line) => parseJson(key(`data/${dataset}.ndjson`), line))
      .filter(isObject);
    if (canonicalJson(contentsOfDataset) !== canonicalJson(inJson)) {
      problems.push({
        code: 'wrong-record',
        file,
        message: `It does not hold the same records as ${dataset}.ndjson.`,
      });
    }
    return contentsOfDataset.map((content) => record(dataset, content, false));
  });
  const tombstones = recordsOfDocument(
    key('data/withdrawn.json'),
    contents.get('data/withdrawn.json'),
  ).flatMap((entry) => {
    const { dataset, ...content } = entry;
    return typeof dataset === 'string' && isDatasetName(dataset) ? [record(dataset, content, true)] : [];
  });
  return [...records, ...tombstones];
}

function record(dataset: DatasetName, content: JsonObject, withdrawn: boolean): ReleaseRecord {
  return { dataset, id: String(own(content, 'id')), withdrawn, content };
}

function recordsOfDocument(file: string, bytes: Uint8Array | undefined): JsonObject[] {
  const document = parseJson(file, bytes);
  const records = isObject(document) ? own(document, 'records') : undefined;
  return Array.isArray(records) ? records.filter(isObject) : [];
}

function decode(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes ?? new Uint8Array());
}
