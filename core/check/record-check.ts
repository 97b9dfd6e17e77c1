import { isUtf8 } from 'node:buffer';
import type { ProjectFiles } from '../load/project-files.ts';
import { DATASET_NAMES, DATASETS, type DatasetName, noCounts } from '../shared/datasets.ts';
import type { Json } from '../shared/json.ts';
import { asJson, type CheckedEntry } from './collection.ts';
import { isTombstone, validEntry } from './entry.ts';
import { EvidencePlan, type Looked } from './evidence-plan.ts';
import { FactTable, type PackedFacts, type Place } from './fact-table.ts';
import { factsOf, type Target } from './facts.ts';
import { type JsonDocument, parseFile } from './parse-file.ts';
import { documentAgain } from './read-again.ts';
import { idIn, recordName } from './record-name.ts';
import { type Part, type RecordText, recordTexts } from './record-texts.ts';
import type { Report } from './report.ts';
import type { RecordRule, Shown } from './rule.ts';
import { RECORD_RULES } from './rules/index.ts';
import { schemaProblems } from './schema/schema-problems.ts';
import type { CheckedSchemas } from './schemas.ts';
import { type Scan, TextScanner } from './text/scan.ts';

/** A tombstone refers to nothing that must be there, and has no evidence. */
const NOT_LOOKED: Looked = { references: [], evidenced: true };

/** By dataset, the rules that look at its records. */
const RULES = Object.fromEntries(
  DATASET_NAMES.map((name) => [
    name,
    RECORD_RULES.filter(({ about }) => about === undefined || about === name),
  ]),
) as Record<DatasetName, RecordRule[]>;

/** What was found in some records, in a form that threads hand to each other. */
export interface RecordResults {
  facts: PackedFacts;
  counts: Record<DatasetName, number>;
  failing: { path: string; start: number }[];
  failingIds: Target[];
}

/**
 * Checks records by themselves: each as JSON, then under its schema, then by the rules of one record. A record that
 * fails one step is left out of the later ones, so one mistake is reported once.
 *
 * Nearly all records have no mistake, so each step first asks for no more than that: a scan of the text, validators that
 * end at the first error, one look along the schema. Where that does not show that all is well, the rules themselves are
 * asked, which know places and words.
 */
export class RecordCheck {
  /** What the rules that look at several records need of those that pass. */
  facts = new FactTable();
  /** How many records each dataset has, valid or not. */
  counts = noCounts();
  /** Where the records are that do not pass. */
  failing: { path: string; start: number }[] = [];
  /** The ids of those, as far as they can be told: a reference to a broken record is no second error. */
  failingIds: Target[] = [];
  readonly #scanner = new TextScanner();
  readonly #plan: EvidencePlan;
  readonly #files: ProjectFiles;
  readonly #schemas: CheckedSchemas;
  readonly report: Report;
  readonly #keep: ((entry: CheckedEntry) => void) | undefined;

  /** @param keep is given each record that passes, in the order of the rows of the facts */
  constructor(
    files: ProjectFiles,
    schemas: CheckedSchemas,
    report: Report,
    keep?: (entry: CheckedEntry) => void,
  ) {
    this.#files = files;
    this.#schemas = schemas;
    this.report = report;
    this.#keep = keep;
    this.#plan = new EvidencePlan(schemas.schemas);
  }

  /** Checks the records of a part of the files. */
  check(part: Part): void {
    for (const source of recordTexts(this.#files, part)) {
      this.counts[source.dataset] += 1;
      if (part.isTrusted && this.#trusts(source)) continue;
      const document = this.#read(source);
      const entry = document && this.#validEntry(document, source.dataset);
      if (document === undefined || entry === undefined) this.#fail(source, idIn(document?.value));
      else if (!this.#passesRules(entry, document.scan, source.place)) this.#fail(source, entry.id);
    }
  }

  /** Takes the facts of a record that was checked before; false where it is not even valid, so that it was not. */
  #trusts({ path, dataset, place, bytes }: RecordText): boolean {
    const text = bytes && decoded(bytes);
    const value = text === undefined ? undefined : parsed(text);
    if (text === undefined || value === undefined) return false;
    const document = { path, text, value };
    const { verdicts, units } = this.#schemas;
    if (!verdicts(schemaOf(document, dataset))(value)) return false;
    const entry = validEntry(document, dataset);
    const { references } = entry.kind === 'record' ? this.#plan.look(dataset, asJson(entry)) : NOT_LOOKED;
    this.facts.add(factsOf(entry, references, units), place);
    return true;
  }

  /** Gives away what was found so far, all but the findings, and begins anew. */
  take(): RecordResults {
    const { facts, counts, failing, failingIds } = this;
    this.facts = new FactTable();
    this.counts = noCounts();
    this.failing = [];
    this.failingIds = [];
    return { facts: facts.pack(), counts, failing, failingIds };
  }

  /** Adds what was found elsewhere, in other parts of the same files. */
  absorb({ facts, counts, failing, failingIds }: RecordResults): void {
    this.facts.merge(facts);
    for (const name of DATASET_NAMES) this.counts[name] += counts[name];
    for (const place of failing) this.failing.push(place);
    for (const id of failingIds) this.failingIds.push(id);
  }

  #fail({ dataset, path, place, name }: RecordText, id: string | undefined): void {
    this.failing.push({ path, start: place.start });
    if (name !== undefined) this.facts.know(dataset, name);
    if (id === undefined) return;
    this.failingIds.push({ dataset, id });
    this.facts.know(dataset, id);
  }

  #read(source: RecordText): (JsonDocument & { scan: Scan }) | undefined {
    const { path, name, place, bytes, unread } = source;
    const text = bytes && decoded(bytes);
    const scan = bytes && text !== undefined ? this.#scanner.scan(bytes, text) : undefined;
    if (text !== undefined && scan?.sound === true) {
      const value = parsed(text);
      if (value !== undefined)
        return name === undefined
          ? { path, text, value, start: place.start, scan }
          : { path, text, value, scan };
    }
    const start = name === undefined ? { start: place.start } : {};
    const file = parseFile(bytes === undefined ? { path, unread } : { path, bytes });
    if (file.ok) return { ...file.document, ...start, scan: scan ?? { sound: true, tidy: false } };
    for (const problem of file.problems) {
      this.report.addText({ code: problem.code, severity: 'error' }, { ...file, ...start }, problem);
    }
    return undefined;
  }

  #validEntry(document: JsonDocument, dataset: DatasetName): CheckedEntry | undefined {
    const fileName = schemaOf(document, dataset);
    const { verdicts, validators } = this.#schemas;
    if (verdicts(fileName)(document.value)) return validEntry(document, dataset);
    const validate = validators(fileName);
    if (validate(document.value)) throw new TypeError(`Two validators of ${fileName} disagree.`);
    for (const problem of schemaProblems(validate.errors ?? [])) {
      this.report.addValue(
        { code: problem.code, severity: 'error' },
        document,
        problem,
        recordName(document, dataset),
      );
    }
    return undefined;
  }

  #passesRules(entry: CheckedEntry, { tidy }: Scan, place: Place): boolean {
    const { dataset } = entry;
    const looked = entry.kind === 'record' ? this.#plan.look(dataset, asJson(entry)) : NOT_LOOKED;
    const shown: Shown = { isTidy: tidy, isEvidenced: looked.evidenced };
    let passes = true;
    for (const rule of RULES[dataset]) {
      if (rule.passes?.(entry, shown) === true) continue;
      for (const problem of rule.check(entry, this.#schemas)) {
        if (rule.severity === 'error') passes = false;
        this.report.addValue(rule, entry.document, problem, recordName(entry.document, dataset));
      }
    }
    if (!passes) return false;
    // Where a record has a file its name is this id (file-name), so that it is known by both.
    this.facts.add(factsOf(entry, looked.references, this.#schemas.units), place);
    if (this.#keep) this.#keep(validEntry(documentAgain(this.#files, place, entry.document.value), dataset));
    return true;
  }
}

function schemaOf(document: JsonDocument, dataset: DatasetName): string {
  return isTombstone(document) ? 'tombstone.schema.json' : `${DATASETS[dataset]}.schema.json`;
}

/** The text of bytes that are UTF-8 without a byte order mark. */
function decoded(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const buffer = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = buffer.toString();
  return text.charCodeAt(0) === 0xfeff ? undefined : text;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
