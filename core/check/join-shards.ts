import type { ProjectFiles, SourceFile } from '../load/project-files.ts';
import type { Json } from '../shared/json.ts';
import type { Schema } from '../shared/schema.ts';
import type { Unit } from '../shared/units.ts';
import { type CheckResult, resultOf } from './check.ts';
import type { CheckedCollection, CheckedEntry, CollectionSettings } from './collection.ts';
import { applyCollectionRules, collectionOf } from './collection-rules.ts';
import { validEntry } from './entry.ts';
import { roleOf, SETTINGS_FILE } from './layout.ts';
import type { JsonDocument } from './parse-file.ts';
import { namesOf } from './read-collection.ts';
import { Report } from './report.ts';
import { schemaName, UNITS_FILE } from './schemas.ts';
import type { ShardReport } from './shard.ts';

/**
 * Puts the reports of all shards together and applies the rules that look at several records: the same result as
 * `check` gives for the same files, without checking any single record again.
 * @param reports one of each shard, made of exactly these files
 */
export function joinShards(files: ProjectFiles, reports: readonly ShardReport[]): CheckResult {
  const report = new Report();
  for (const finding of distinct(reports.flatMap(({ findings }) => findings))) report.add(finding);
  const sound = reports[0]?.sound ?? 'nothing';
  if (sound === 'nothing') return resultOf(report.findings());
  const names = namesOf(files);
  if (sound === 'schemas') return resultOf(report.findings(), names);
  const paths = new Set(reports.flatMap(({ passing }) => passing));
  const passing = files.datasets.filter(({ path }) => paths.has(path)).map(entryOf);
  const stopped = reports.flatMap((shard) => shard.stopped);
  const collection = collectionOf(projectOf(files), names, passing, stopped);
  applyCollectionRules(collection, report);
  const result = resultOf(report.findings(), names, collection);
  if (result.collection?.complete === false) throw new TypeError('The reports leave out some record files.');
  return result;
}

/** Each shard says the same of the schemas and the settings. */
function distinct<T>(findings: readonly T[]): T[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function entryOf(file: SourceFile): CheckedEntry {
  const role = roleOf(file.path);
  if (role.kind !== 'record') throw new TypeError(`${file.path} is no file of a record.`);
  return validEntry(documentOf(file), role.dataset);
}

function projectOf(files: ProjectFiles): Pick<CheckedCollection, 'settings' | 'schemas' | 'units'> {
  const settings = files.datasets.find(({ path }) => path === SETTINGS_FILE);
  const units = files.schemas.find(({ path }) => path === UNITS_FILE);
  if (settings === undefined || units === undefined) throw new TypeError('The reports are of other files.');
  // The shards found all three valid under the schemas that these types are the TypeScript form of.
  return {
    settings: documentOf(settings).value as unknown as CollectionSettings,
    schemas: new Map(
      files.schemas.flatMap((file) => {
        const name = schemaName(file);
        return name === undefined ? [] : [[name, documentOf(file).value as Schema]];
      }),
    ),
    units: new Map((documentOf(units).value as unknown as Unit[]).map((unit) => [unit.code, unit])),
  };
}

/** Reads a file that a shard has read before, with all its checks. */
function documentOf({ path, bytes }: SourceFile): JsonDocument {
  const text = new TextDecoder().decode(bytes);
  const value: Json = JSON.parse(text);
  return { path, text, value };
}
