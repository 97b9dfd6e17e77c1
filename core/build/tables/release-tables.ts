import type { PublishedEntry, Snapshot } from '../../compare/snapshot.ts';
import { DATASET_NAMES } from '../../shared/datasets.ts';
import type { JsonObject } from '../../shared/json.ts';
import { type FilledTable, fill } from './rows.ts';
import { tableOf, withdrawnTable } from './table.ts';

/** Every table of a release with its rows: the datasets in their order, each before its lists, and the tombstones. */
export function releaseTables({
  entries,
  schemas,
  authoringSchemas,
}: Pick<Snapshot, 'entries' | 'schemas' | 'authoringSchemas'>): FilledTable[] {
  const forms = { published: schemas, authoring: authoringSchemas };
  const records = (of: (entry: PublishedEntry) => boolean): JsonObject[] =>
    entries.filter(of).map(({ content }) => content);
  const tombstones = entries.filter(({ kind }) => kind === 'tombstone');
  return [
    ...DATASET_NAMES.flatMap((name) =>
      fill(
        tableOf(name, forms),
        records(({ dataset, kind }) => dataset === name && kind === 'record'),
      ),
    ),
    ...fill(
      withdrawnTable(forms),
      tombstones.map(({ dataset, content }) => ({ dataset, ...content })),
    ),
  ];
}
