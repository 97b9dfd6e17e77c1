import type { KnownContent } from '../compare/baseline.ts';
import type { Comparison } from '../compare/compare.ts';
import type { Compatibility } from '../compare/compatibility.ts';
import { draft07 } from '../compare/draft-07.ts';
import type { PublishedEntry, Snapshot } from '../compare/snapshot.ts';
import type { JsonObject } from '../shared/json.ts';
import type { Schema } from '../shared/schema.ts';
import { changelog } from './changelog.ts';
import { changesOf } from './changes.ts';
import { codebook } from './codebook.ts';
import { assertContract, DOCUMENT_SCHEMAS, parseDocument } from './contract.ts';
import type { Commit, Compat, Manifest } from './documents.ts';
import { licenseText, readme } from './front-matter.ts';
import { listed, manifestOf, SUMS_PATH, sums } from './manifest.ts';
import { describeRelease } from './metadata/describe-release.ts';
import { metadataFiles } from './metadata/metadata-files.ts';
import { packageFile } from './package/package.ts';
import { type Quality, qualityOf } from './quality.ts';
import { releaseData } from './release-data.ts';
import { jsonFile, type ReleaseFile, textFile } from './release-file.ts';
import type { SharedFile } from './sharded-data.ts';
import { zipFile, zipPath } from './zip.ts';

/** What a release is made from. Equal inputs give equal bytes, on any machine. */
export interface BuildInput {
  snapshot: Snapshot;
  comparison: Comparison;
  version: string;
  commit: Commit;
  /** Absent for the first release. */
  previous?: {
    version: string;
    revisions: readonly KnownContent[];
    /** The digests of the shards that it has, and of the lists of these. */
    stored?: ReadonlySet<string>;
    changelog: string;
    /** The old contents of modified and withdrawn records, by `dataset/id`. */
    contents: ReadonlyMap<string, JsonObject>;
  };
}

/** A release, complete and checked, not yet written. */
export interface BuiltRelease {
  version: string;
  manifest: Manifest;
  quality: Quality;
  /** The manifest's own bytes. */
  manifestFile: ReleaseFile;
  /** SHA256SUMS, which stands for the content of all files below: whoever writes it first has the version number. */
  sumsFile: ReleaseFile;
  /** Every other file. */
  files: ReleaseFile[];
  /** The shards, and lists of shards, that are not stored yet. */
  shared: SharedFile[];
  /** The records that this release changes; their contents are written beside the releases. */
  changed: PublishedEntry[];
}

/**
 * Builds all files of a release and holds them to the schemas that it publishes.
 * @throws Refusal `broken-contract` where a record does not fit the published schema.
 * @throws DocumentError where a document of the release does not fit its schema.
 */
export async function build(input: BuildInput): Promise<BuiltRelease> {
  const { snapshot, comparison, version, commit, previous } = input;
  const { name, title } = snapshot.settings;
  assertContract(snapshot, comparison.unproven);
  const { files: data, tables, database, shards, shared } = releaseData(input);
  const changes = changesOf(name, previous?.version, version, comparison, previous?.contents ?? new Map());
  const { entries, schemas } = snapshot;
  const quality = parseDocument('quality', qualityOf(name, version, entries, comparison.inShards));
  const compat: Compat = {
    collection: name,
    version,
    ...comparison.bump,
    schemaChanges: comparison.schemaChanges,
    earlier: earlierOfMajor(comparison),
  };
  const types = await snapshot.types();
  const plain = [
    ...data,
    ...schemaFiles(name, version, snapshot),
    textFile('types/index.d.ts', types.published),
    textFile('types/authoring.d.ts', types.authoring),
    jsonFile('changes.json', parseDocument('changes', changes)),
    jsonFile('compat.json', parseDocument('compat', compat)),
    jsonFile('quality.json', quality),
    textFile('CHANGELOG.md', changelog(changes, comparison, commit.time, previous?.changelog)),
    textFile('codebook.md', codebook(title, version, schemas)),
    textFile('LICENSE', licenseText(snapshot.settings)),
    textFile('README.md', readme(snapshot.settings, version, comparison.inShards)),
  ];
  const contents = [...plain, ...database, await packageFile(snapshot, version, plain)];
  const isZipped = !comparison.inShards;
  const described = metadataFiles(
    describeRelease(input, tables, listed(contents)),
    isZipped ? [zipPath(name)] : [],
  );
  const files = [...contents, ...described];
  if (isZipped) {
    const records = entries.filter(({ kind }) => kind === 'record').length;
    files.push(zipFile(name, version, [...plain, ...described], records));
  }
  const sumsFile = textFile(SUMS_PATH, sums(files, shards));
  const all = [sumsFile, ...files];
  const manifest = manifestOf(version, previous?.version, commit, snapshot, comparison, all, shards);
  const manifestFile = jsonFile('manifest.json', parseDocument('manifest', manifest));
  const changed = comparison.changes.map(({ entry }) => entry);
  return { version, manifest, quality, manifestFile, sumsFile, files, shared, changed };
}

/** Published schemas, with the address at which the release serves them as `$id`, also for editors; and the authored ones. */
function* schemaFiles(collection: string, version: string, snapshot: Snapshot): Generator<ReleaseFile> {
  const address = (path: string): string => `/${collection}/${version}/${path}`;
  for (const [fileName, { $schema, ...schema }] of snapshot.schemas) {
    const head = $schema !== undefined && { $schema };
    const withId = (path: string): Schema => ({ ...head, $id: address(path), ...schema });
    yield jsonFile(`schemas/${fileName}`, withId(`schemas/${fileName}`));
    yield jsonFile(`schemas/draft-07/${fileName}`, draft07(withId(`schemas/draft-07/${fileName}`)));
  }
  for (const [fileName, schema] of snapshot.authoringSchemas)
    yield jsonFile(`schemas/authoring/${fileName}`, schema);
  for (const [name, schema] of Object.entries(DOCUMENT_SCHEMAS)) {
    yield jsonFile(`schemas/release/${name}.schema.json`, schema);
  }
  yield jsonFile('schemas/units.json', [...snapshot.units.values()]);
}

/** A new major promises nothing to programs of the one before. */
function earlierOfMajor({ bump, compatibility }: Comparison): Compatibility {
  return bump.level === 'major' ? [] : compatibility;
}
