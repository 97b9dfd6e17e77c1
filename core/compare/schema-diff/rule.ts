import type { Json, JsonObject } from '../../shared/json.ts';
import type { Step } from '../../shared/pointer.ts';
import type { ChangeLevel } from '../level.ts';
import type { Definitions } from './definitions.ts';
import type { Reading } from './reading.ts';

/** What the old and the new schema say of the same values. */
export interface Pair {
  before: Reading;
  after: Reading;
  /** The same two as they are written. */
  schemas: { before: JsonObject; after: JsonObject };
  /** The definitions of the two schema files. */
  definitions: { before: Definitions; after: Definitions };
  /** Whether a schema of the new file accepts nothing that one of the old file refuses, as far as rules can tell. */
  fits: (before: JsonObject, after: JsonObject) => boolean;
}

/** What a rule found, without what the rule itself says. */
export interface Found {
  /** Where below the pair; the pair itself where it is left out. */
  at?: readonly Step[];
  /** What changed, as a clause with the values. */
  message: string;
  before?: Json;
  after?: Json;
}

/** What one kind of change is called and how it is rated. */
export interface Rating {
  /** Its stable code. */
  code: string;
  level: ChangeLevel;
  /** When it applies, as docs/versioning.md says it. */
  when: string;
}

/** One kind of change, rated for a reader: what may newly appear in the data breaks programs. */
export interface Rule extends Rating {
  find(pair: Pair): Iterable<Found>;
}
