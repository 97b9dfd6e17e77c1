import { type CheckedCollection, type CheckedRecord, recordsOf } from '../check/collection.ts';
import type { SourceText } from '../evidence/text.ts';
import { DATASETS, type DatasetName } from '../shared/datasets.ts';
import type { JsonObject } from '../shared/json.ts';
import type { Step } from '../shared/pointer.ts';
import type { Figure } from '../shared/records.ts';
import { dereference, type Schema } from '../shared/schema.ts';

/** What has been answered of a new record so far. Flags and prompts only add to it. */
export interface Draft {
  dataset: DatasetName;
  /** The figure that gets a claim instead of a new figure; the fields are then those of the claim. */
  claimOf?: string;
  /** The values of fields as they were answered; what follows from them is not here (complete.ts). */
  content: JsonObject;
  /** The text that the evidence is in. */
  text?: SourceText;
  /** The sources whose whole text is in that text, the smallest first. */
  sources: readonly SourceAtHand[];
  /** The search phrase of the passage behind the values. */
  phrase?: string;
  /** The phrases of properties that rest on another passage, by property. */
  phrases: Readonly<Record<string, string>>;
  /** The names of optional questions that were left out. */
  skipped: readonly string[];
}

/** The words of a source that evidence can be in. */
export interface SourceAtHand {
  /** The id of the source; undefined for a new source that has none yet. */
  id?: string;
  text: SourceText;
  language?: string;
}

/** A part of the schemas, with the file that its own references start from. */
export interface Part {
  schema: Schema;
  fileName: string;
}

/** A draft without answers. */
export function emptyDraft(dataset: DatasetName): Draft {
  return { dataset, content: {}, sources: [], phrases: {}, skipped: [] };
}

/**
 * The schema of what is drafted: a record of the dataset, or a claim of a figure.
 * @throws TypeError where the schemas have no such part; the check of the schemas reports that first.
 */
export function rootPart({ schemas }: Pick<CheckedCollection, 'schemas'>, draft: Draft): Part {
  const fileName = `${DATASETS[draft.dataset]}.schema.json`;
  const record = schemas.get(fileName);
  const root = draft.claimOf === undefined ? record : record?.properties?.claims?.items;
  if (root === undefined) throw new TypeError(`${fileName} does not describe what is drafted`);
  return dereference(schemas, fileName, root);
}

/** Where the object that holds the evidence is in the content: a new figure has it in its first claim. */
export function holderSteps({ dataset, claimOf }: Draft): Step[] {
  return dataset === 'figures' && claimOf === undefined ? ['claims', 0] : [];
}

/** The record of the figure that gets a claim; undefined where a record is drafted, or where there is no such figure. */
export function claimedRecord(
  collection: CheckedCollection,
  { claimOf }: Draft,
): Extract<CheckedRecord, { dataset: 'figures' }> | undefined {
  return recordsOf(collection, 'figures').find(({ id }) => id === claimOf);
}

/** What that record says. */
export function claimedFigure(collection: CheckedCollection, draft: Draft): Figure | undefined {
  return claimedRecord(collection, draft)?.content;
}
