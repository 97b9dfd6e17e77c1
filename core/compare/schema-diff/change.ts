import type { Json } from '../../shared/json.ts';
import type { ChangeLevel } from '../level.ts';

/** One difference between the published schemas of two releases, rated for a program that reads records. */
export interface SchemaChange {
  /** The code of the rule that rates it (docs/versioning.md). */
  rule: string;
  level: ChangeLevel;
  /** The schema file, such as `figure.schema.json`. */
  schema: string;
  /** Where in the new schema, as a JSON Pointer; in the old one for what is gone. */
  pointer: string;
  /** What changed, with file, pointer and values. */
  message: string;
  /** What the schema said before, where it is a value of its own. */
  before?: Json;
  /** What it says now. */
  after?: Json;
}
