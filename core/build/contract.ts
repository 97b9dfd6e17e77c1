import changesSchema from '../../schemas/release/changes.schema.json' with { type: 'json' };
import compatSchema from '../../schemas/release/compat.schema.json' with { type: 'json' };
import manifestSchema from '../../schemas/release/manifest.schema.json' with { type: 'json' };
import qualitySchema from '../../schemas/release/quality.schema.json' with { type: 'json' };
import receiptSchema from '../../schemas/release/receipt.schema.json' with { type: 'json' };
import releasesSchema from '../../schemas/release/releases.schema.json' with { type: 'json' };
import revisionsSchema from '../../schemas/release/revisions.schema.json' with { type: 'json' };
import shardsSchema from '../../schemas/release/shards.schema.json' with { type: 'json' };
import submissionSchema from '../../schemas/release/submission.schema.json' with { type: 'json' };
import { nonConforming } from '../compare/compatibility.ts';
import type { PublishedEntry, Snapshot } from '../compare/snapshot.ts';
import { documentParser } from '../shared/document.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Changes } from './changes.ts';
import type { Compat, Manifest, Receipt, Releases, Revisions, ShardList } from './documents.ts';
import type { Quality } from './quality.ts';

/** The schemas of the documents around the records, by the name of the document. */
export const DOCUMENT_SCHEMAS = {
  manifest: manifestSchema,
  releases: releasesSchema,
  changes: changesSchema,
  compat: compatSchema,
  quality: qualitySchema,
  revisions: revisionsSchema,
  shards: shardsSchema,
  receipt: receiptSchema,
  submission: submissionSchema,
};

/** The TypeScript type of each document. */
export interface Documents {
  manifest: Manifest;
  releases: Releases;
  changes: Changes;
  compat: Compat;
  quality: Quality;
  revisions: Revisions;
  shards: ShardList;
  receipt: Receipt;
}

const PARSERS = {
  manifest: documentParser<Manifest>('manifest', manifestSchema),
  releases: documentParser<Releases>('releases', releasesSchema),
  changes: documentParser<Changes>('changes', changesSchema),
  compat: documentParser<Compat>('compat', compatSchema),
  quality: documentParser<Quality>('quality', qualitySchema),
  revisions: documentParser<Revisions>('revisions', revisionsSchema),
  shards: documentParser<ShardList>('shards', shardsSchema),
  receipt: documentParser<Receipt>('receipt', receiptSchema),
} satisfies { [K in keyof Documents]: (value: unknown) => Documents[K] };

/**
 * Reads an unknown value as one of the documents.
 * @throws DocumentError naming the document and the first thing that is wrong with it.
 */
export function parseDocument<K extends keyof Documents>(name: K, value: unknown): Documents[K] {
  const parsers: { [D in keyof Documents]: (value: unknown) => Documents[D] } = PARSERS;
  return parsers[name](value);
}

/**
 * Holds a build to its own promise: every record must be valid under the published schemas.
 * @param unproven the entries that no release before was held to the same schemas with
 * @throws Refusal `broken-contract`.
 */
export function assertContract({ schemas }: Snapshot, unproven: readonly PublishedEntry[]): void {
  const failed = nonConforming(unproven, schemas);
  if (failed.length === 0) return;
  throw new Refusal(
    'broken-contract',
    `The build would break its own published schema: ${failed.slice(0, 5).join(', ')}.`,
    'This is a fault of the build, not of the records: correct the published schema or the computed fields.',
  );
}
