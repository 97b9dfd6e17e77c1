import changesSchema from '../../schemas/release/changes.schema.json' with { type: 'json' };
import compatSchema from '../../schemas/release/compat.schema.json' with { type: 'json' };
import manifestSchema from '../../schemas/release/manifest.schema.json' with { type: 'json' };
import qualitySchema from '../../schemas/release/quality.schema.json' with { type: 'json' };
import releasesSchema from '../../schemas/release/releases.schema.json' with { type: 'json' };
import revisionsSchema from '../../schemas/release/revisions.schema.json' with { type: 'json' };
import shardsSchema from '../../schemas/release/shards.schema.json' with { type: 'json' };
import type { SchemaSet } from '../shared/schema.ts';

/** The schemas of the documents that readers of a release meet, by file name. */
export const READERS_DOCUMENTS: SchemaSet = new Map(
  [
    manifestSchema,
    releasesSchema,
    changesSchema,
    compatSchema,
    qualitySchema,
    revisionsSchema,
    shardsSchema,
  ].map((schema) => [schema.$id, schema]),
);
