import type { DataDiff, RecordDiff } from '../../core/review/data-diff.ts';
import { isEmptyDiff } from '../../core/review/data-diff.ts';
import { DATASET_NAMES } from '../../core/shared/datasets.ts';
import { sentence } from '../../core/shared/sentence.ts';
import { atMost, type Block, counted, heading, item, type Part, paragraph } from './blocks.ts';
import { changeParts } from './change-parts.ts';
import { conflictBlocks } from './conflict-blocks.ts';

/** More records than this are counted. */
const MOST_RECORDS = 200;
/** More changes than this of one record, of the schemas or of the collection are counted. */
const MOST_CHANGES = 40;

/** A data diff for people: by dataset, then by record. */
export function diffBlocks(diff: DataDiff): Block[] {
  if (isEmptyDiff(diff)) return [paragraph('Nothing differs.')];
  const shown = diff.records.slice(0, MOST_RECORDS);
  const rest = diff.records.length - shown.length;
  return [
    paragraph(summaryOf(diff.records)),
    ...collectionBlocks(diff),
    ...DATASET_NAMES.flatMap((dataset): Block[] => {
      const here = shown.filter((record) => record.dataset === dataset);
      return here.length === 0 ? [] : [heading(2, dataset), ...here.flatMap(recordBlocks)];
    }),
    ...(rest > 0 ? [paragraph(`… and ${counted(rest, 'more record')}, left out here.`)] : []),
    ...conflictBlocks(diff.conflicts),
  ];
}

/** How many records changed and how. */
function summaryOf(records: readonly RecordDiff[]): string {
  if (records.length === 0) return 'No record changed.';
  const counts = Map.groupBy(records, ({ op }) => op);
  const kinds = [...counts].map(([op, { length }]) => `${length} ${op}`).join(', ');
  const [only] = counts.keys();
  return counts.size === 1
    ? `${counted(records.length, 'record')} ${only}.`
    : `${counted(records.length, 'record')} changed: ${kinds}.`;
}

function collectionBlocks({ collection, schemas, authoring }: DataDiff): Block[] {
  if (collection.length === 0 && schemas.length === 0 && !authoring) return [];
  return [
    heading(2, 'collection'),
    ...atMost(MOST_CHANGES, collection, 'changes', (change) => [item(0, ...changeParts(change))]),
    ...atMost(MOST_CHANGES, schemas, 'changes of schemas', ({ level, message }) => [
      item(0, `${level}: ${message}`),
    ]),
    ...(authoring ? [item(0, 'the authoring schemas or the units changed')] : []),
  ];
}

function recordBlocks({ op, id, title, reason, replacedBy = [], changes }: RecordDiff): Block[] {
  const departed: Part[] = [
    ...(reason === undefined ? [] : [`: ${sentence(reason)}`]),
    ...(replacedBy.length === 0 ? [] : [` In its place: ${replacedBy.join(', ')}.`]),
  ];
  const how = op === 'removed' ? 'removed without a tombstone' : op;
  return [
    item(0, `${how} `, { name: id }, ` (${title})`, ...departed),
    ...atMost(MOST_CHANGES, changes, 'changes of this record', (change) => [item(1, ...changeParts(change))]),
  ];
}
