import type { ProjectFiles } from '../load/project-files.ts';
import { DATASET_NAMES, noCounts } from '../shared/datasets.ts';
import { asJson, type CheckedEntry, type CollectionSettings } from './collection.ts';
import { applyCollectionRules } from './collection-rules.ts';
import { validEntry } from './entry.ts';
import { EvidencePlan } from './evidence-plan.ts';
import { FactTable } from './facts/fact-table.ts';
import { factsOf } from './facts/facts.ts';
import { SETTINGS_FILE } from './layout.ts';
import { documentAgain } from './read-again.ts';
import { type ReadSchemas, readSchemas } from './read-schemas.ts';
import { partsOf, recordTexts } from './record-texts.ts';
import { Report } from './report.ts';
import { type CheckResult, resultOf } from './result.ts';
import type { ShardReport } from './shard.ts';

/**
 * Puts the reports of all shards together and applies the rules that look at several records: the same result as
 * `check` gives for the same files, without checking any single record again.
 * @param files with schemas that checkSchemas has found sound
 * @param reports one of each shard, made of exactly these files
 */
export function joinShards(files: ProjectFiles, reports: readonly ShardReport[]): CheckResult {
  if (!isWhole(reports)) throw new TypeError('The report of some shard is missing.');
  const report = new Report(files.datasets);
  for (const finding of distinct(reports.flatMap(({ findings }) => findings))) report.add(finding);
  const counts = noCounts();
  for (const shard of reports) for (const name of DATASET_NAMES) counts[name] += shard.counts[name];
  if (!reports.every(({ settings }) => settings)) return resultOf(report, counts);
  const project = readSchemas(files.schemas);
  const { schemas, units } = project;
  const { entries, facts } = passingOf(files, reports, project);
  const complete = reports.every(({ failing }) => failing.length === 0);
  const entry = (row: number): CheckedEntry => {
    const found = entries[row];
    if (found === undefined) throw new RangeError(`There is no record ${row}.`);
    return found;
  };
  applyCollectionRules({ schemas, units, facts, complete, entry }, report);
  return resultOf(report, counts, { files, settings: settingsOf(files), entries, schemas, units });
}

function isWhole(reports: readonly ShardReport[]): boolean {
  const indexes = new Set(reports.map(({ index }) => index));
  return reports.every(({ of }) => of === reports.length) && indexes.size === reports.length;
}

/** Each shard says the same of the settings. */
function distinct<T>(findings: readonly T[]): T[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** The records that passed in their shards, and their facts; a row of the facts is a place in the list of records. */
function passingOf(
  files: ProjectFiles,
  reports: readonly ShardReport[],
  { schemas, units }: ReadSchemas,
): { entries: CheckedEntry[]; facts: FactTable } {
  const failing = new Set(
    reports.flatMap((shard) => shard.failing.map(({ path, start }) => `${path} ${start}`)),
  );
  const facts = new FactTable();
  const plan = new EvidencePlan(schemas);
  const entries: CheckedEntry[] = [];
  for (const part of partsOf(files)) {
    for (const { dataset, path, place, name, bytes } of recordTexts(files, part)) {
      if (name !== undefined) facts.know(dataset, name);
      if (failing.has(`${path} ${place.start}`)) continue;
      const document = documentAgain(files, place, JSON.parse(new TextDecoder().decode(bytes)));
      const entry = validEntry(document, dataset);
      const targets = entry.kind === 'record' ? plan.look(dataset, asJson(entry)).references : [];
      facts.add(factsOf(entry, targets, units), place);
      entries.push(entry);
    }
  }
  for (const shard of reports) for (const { dataset, id } of shard.failingIds) facts.know(dataset, id);
  return { entries, facts };
}

function settingsOf({ datasets }: ProjectFiles): CollectionSettings {
  const file = datasets.find(({ path }) => path === SETTINGS_FILE);
  // The shards found it valid under the schema that this type is the TypeScript form of.
  return JSON.parse(new TextDecoder().decode(file?.bytes)) as CollectionSettings;
}
