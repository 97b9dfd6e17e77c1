import type { ProjectFiles, SourceFile } from '../load/project-files.ts';
import type { Json } from '../shared/json.ts';
import { type CheckResult, resultOf } from './check.ts';
import type { CheckedEntry, CollectionSettings } from './collection.ts';
import { applyCollectionRules, collectionOf } from './collection-rules.ts';
import { validEntry } from './entry.ts';
import { roleOf, SETTINGS_FILE } from './layout.ts';
import type { JsonDocument } from './parse-file.ts';
import { namesOf } from './read-collection.ts';
import { Report } from './report.ts';
import { readSchemas } from './schemas.ts';
import type { ShardReport } from './shard.ts';

/**
 * Puts the reports of all shards together and applies the rules that look at several records: the same result as
 * `check` gives for the same files, without checking any single record again.
 * @param files with schemas that checkSchemas has found sound
 * @param reports one of each shard, made of exactly these files
 */
export function joinShards(files: ProjectFiles, reports: readonly ShardReport[]): CheckResult {
  const report = new Report();
  for (const finding of distinct(reports.flatMap(({ findings }) => findings))) report.add(finding);
  const names = namesOf(files);
  if (!reports.every(({ settings }) => settings)) return resultOf(report.findings(), names);
  const paths = new Set(reports.flatMap(({ passing }) => passing));
  const passing = files.datasets.filter(({ path }) => paths.has(path)).map(entryOf);
  const stopped = reports.flatMap((shard) => shard.stopped);
  const project = { settings: settingsOf(files), ...readSchemas(files.schemas) };
  const collection = collectionOf(project, names, passing, stopped);
  applyCollectionRules(collection, report);
  const result = resultOf(report.findings(), names, collection);
  if (result.collection?.complete === false) throw new TypeError('The reports leave out some record files.');
  return result;
}

/** Each shard says the same of the settings. */
function distinct<T>(findings: readonly T[]): T[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function entryOf(file: SourceFile): CheckedEntry {
  const role = roleOf(file.path);
  if (role.kind !== 'record') throw new TypeError(`${file.path} is no file of a record.`);
  return validEntry(documentOf(file), role.dataset);
}

function settingsOf(files: ProjectFiles): CollectionSettings {
  const file = files.datasets.find(({ path }) => path === SETTINGS_FILE);
  if (file === undefined) throw new TypeError('The reports are of other files.');
  // The shards found it valid under the schema that this type is the TypeScript form of.
  return documentOf(file).value as unknown as CollectionSettings;
}

/** Reads a file that a shard has read before, with all its checks. */
function documentOf({ path, bytes }: SourceFile): JsonDocument {
  const text = new TextDecoder().decode(bytes);
  const value: Json = JSON.parse(text);
  return { path, text, value };
}
