import type { JsonObject } from '../../shared/json.ts';
import { byCodeUnit } from '../../shared/order.ts';
import { formatPointer } from '../../shared/pointer.ts';
import type { Schema, SchemaSet } from '../../shared/schema.ts';
import { byLevel } from '../level.ts';
import type { SchemaChange } from './change.ts';
import { compareFiles, type RatedChange } from './compare-files.ts';
import type { Rating } from './rule.ts';
import { SCHEMA_RULES } from './rules.ts';
import { TYPE_NAME_RATINGS } from './type-names.ts';

const FILE_REMOVED: Rating = { code: 'schema-removed', level: 'major', when: 'a schema file is gone' };
const FILE_ADDED: Rating = { code: 'schema-added', level: 'minor', when: 'there is a new schema file' };

/** Every kind of change that {@link schemaChanges} tells apart. */
export const RATINGS: readonly Rating[] = [FILE_REMOVED, FILE_ADDED, ...TYPE_NAME_RATINGS, ...SCHEMA_RULES];

/**
 * What changed between the published schemas of two releases, rated in the reader's direction: what newly may
 * appear in the data is major; what can no longer appear is minor, unless readers could count on it; words are
 * patch. If no change is major, every value that the new schemas accept was accepted by the old ones.
 * The address in `$id` and the order of keys and lists do not count.
 * @returns the weightiest first, then by file and place; empty where nothing changed
 */
export function schemaChanges(before: SchemaSet, after: SchemaSet): SchemaChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .flatMap((name) =>
      fileChanges(before.get(name), after.get(name)).map((change) => schemaChange(name, change)),
    )
    .sort(inOrder);
}

function fileChanges(before: Schema | undefined, after: Schema | undefined): RatedChange[] {
  if (before === undefined) return [{ rating: FILE_ADDED, at: [], message: 'the schema is new' }];
  if (after === undefined) return [{ rating: FILE_REMOVED, at: [], message: 'the schema is gone' }];
  if (before === after) return [];
  return compareFiles(asJson(before), asJson(after));
}

/** A schema as the JSON it was read from: a stored one may have keywords that this program does not know. */
function asJson(schema: Schema): JsonObject {
  return schema as unknown as JsonObject;
}

function schemaChange(schema: string, { rating, at, message, before, after }: RatedChange): SchemaChange {
  const pointer = formatPointer(at);
  return {
    rule: rating.code,
    level: rating.level,
    schema,
    pointer,
    message: `${schema}${pointer === '' ? '' : ` at ${pointer}`}: ${message}`,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

function inOrder(a: SchemaChange, b: SchemaChange): number {
  return (
    byLevel(a, b) ||
    byCodeUnit(a.schema, b.schema) ||
    byCodeUnit(a.pointer, b.pointer) ||
    byCodeUnit(a.rule, b.rule) ||
    byCodeUnit(a.message, b.message)
  );
}
