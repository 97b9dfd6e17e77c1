import type { DatasetName } from '../shared/datasets.ts';
import type { Fix, Severity } from '../shared/finding.ts';
import type { Step } from '../shared/pointer.ts';
import type { CheckedCollection, CheckedEntry } from './collection.ts';
import type { FactTable } from './facts/fact-table.ts';
import type { JsonToken } from './text/tokens.ts';

/**
 * What a rule says of one problem. The rule names the place in its own terms; the report (report.ts)
 * turns that into file, line and column.
 */
export interface Problem {
  message: string;
  help: string;
  /** A replacement for the value at the place, as JSON text, where one is certain to be right. */
  replacement?: string;
}

/** A problem at a place in a text, in UTF-16 code units from its start. */
export interface TextProblem extends Problem {
  offset: number;
  length: number;
  /** An edit at another place, where one is certain to be right. */
  fix?: Fix;
}

/** A problem with a value, named by its path in the document, or with the key before it. */
export interface ValueProblem extends Problem {
  steps: readonly Step[];
  at?: 'key';
  /** The value is an item of a set that says again what another one says: taking it out loses nothing. */
  isRepetition?: boolean;
}

/** A problem found by looking at several records, and the record whose curator can mend it. */
export interface CollectionProblem extends ValueProblem {
  record: CheckedEntry;
}

interface RuleBase {
  /** Stable; also the name of the rule's file and of its page in docs/rules/. */
  code: string;
  severity: Severity;
}

/** Looks at the raw bytes of a file. A file with such a problem is not read further. */
export interface BytesRule extends RuleBase {
  check(bytes: Uint8Array): Iterable<TextProblem>;
}

/** Looks at a file's JSON tokens, one after the other; `start` gives a fresh look at a new file. */
export interface TokenRule extends RuleBase {
  start(): (token: JsonToken) => TextProblem | undefined;
}

/** What was shown of a record in passing, so that most rules need not look at most records. */
export interface Shown {
  /** Its texts are as text-hygiene wants them. */
  isTidy: boolean;
  /** Its evidence leads somewhere and supports all that needs support. */
  isEvidenced: boolean;
}

/** Looks at one record, or tombstone, that is valid under its schema; never at another one. */
export interface RecordRule extends RuleBase {
  /** The one dataset whose records it looks at; all where it is left out. */
  about?: DatasetName;
  /** Whether the rule certainly has nothing to say of a record, where that can be told at less cost. */
  passes?(entry: CheckedEntry, shown: Shown): boolean;
  check(entry: CheckedEntry, project: Pick<CheckedCollection, 'schemas' | 'units'>): Iterable<ValueProblem>;
}

/** All records that pass every check of their own, for the rules that look at several. */
export interface WholeCollection extends Pick<CheckedCollection, 'schemas' | 'units'> {
  facts: FactTable;
  /** False where some record has an error and no facts. */
  complete: boolean;
  /** The record of a row of the facts, read again. */
  entry(row: number): CheckedEntry;
}

/** Looks at all records that pass every check of their own. */
export interface CollectionRule extends RuleBase {
  check(collection: WholeCollection): Iterable<CollectionProblem>;
}
