import type { PublishedEntry } from '../compare/snapshot.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { DATASET_NAMES, type DatasetName } from '../shared/datasets.ts';
import { type ReleaseFile, textFile } from './release-file.ts';

/** The records of each dataset as JSON and NDJSON, and the tombstones of all. */
export function* dataFiles(
  collection: string,
  version: string,
  entries: readonly PublishedEntry[],
): Generator<ReleaseFile> {
  for (const dataset of DATASET_NAMES) {
    const records = entries.filter((entry) => entry.dataset === dataset && entry.kind === 'record');
    const lines = records.map(({ text }) => text);
    yield textFile(
      `data/${dataset}.json`,
      jsonDocument({ collection, version, dataset }, lines),
      lines.length,
    );
    yield textFile(`data/${dataset}.ndjson`, lines.map((line) => `${line}\n`).join(''), lines.length);
  }
  const tombstones = entries.filter((entry) => entry.kind === 'tombstone');
  const lines = tombstones.map(({ dataset, content }) => canonicalJson({ dataset, ...content }));
  yield textFile('data/withdrawn.json', jsonDocument({ collection, version }, lines), lines.length);
}

/** One record a line, so that line-based tools show what changed; the whole is plain JSON. */
function jsonDocument(
  head: { collection: string; version: string; dataset?: DatasetName },
  lines: readonly string[],
): string {
  const fields = Object.entries(head).map(([key, value]) => `"${key}": ${JSON.stringify(value)},\n`);
  const records = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
  return `{\n${fields.join('')}"records": ${records}\n}\n`;
}
