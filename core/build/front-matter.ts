import type { CollectionSettings } from '../check/collection.ts';
import { escapeMarkdown } from './markdown.ts';
import { citation } from './metadata/described-release.ts';

/** What a release lists that holds its data in files. */
function singleFiles(collection: string): string {
  return `| \`data/*.json\`, \`data/*.ndjson\` | the records, one file a dataset |
| \`data/*.csv\`, \`data/*.parquet\` | the same as tables; nested lists are tables of their own |
| \`data/withdrawn.json\` | what stays of withdrawn records |
| \`${collection}.sqlite\` | all tables in one database, with views that join values to their evidence |
| \`${collection}.zip\` | all files but the database, the package, \`manifest.json\` and itself, with a \`SHA256SUMS\` of its own |
| \`package.tgz\` | data, types and a client as a package for npm, which installs it from its address |`;
}

const SHARDED = `| \`../shards/\` | the records of all releases, some in each file; \`manifest.json\` says which belong to this one |
| \`package.tgz\` | types and a client as a package for npm, which installs it from its address |`;

const DESCRIBED = `| \`revisions.json\` | since which release every record has its content |
| \`datapackage.json\`, \`croissant.json\`, \`dcat.jsonld\` | the release described for programs: as a Data Package, for machine learning and search engines, for catalogues |`;

const SHARDED_DESCRIBED = '| `dcat.jsonld` | the release described for catalogues |';

/**
 * The README of a release: what it is and where to begin.
 * @param inShards whether the data is in shards beside the releases
 */
export function readme(settings: CollectionSettings, version: string, inShards = false): string {
  const { name, title, description, license } = settings;
  return `# ${escapeMarkdown(title)}, version ${version}

${escapeMarkdown(description)}

| path | what it is |
| --- | --- |
${inShards ? SHARDED : singleFiles(name)}
| \`types/index.d.ts\` | TypeScript types of the records and of the documents below |
| \`schemas/\` | JSON Schemas of the records, as readers may rely on them; \`schemas/draft-07/\` for editors, \`schemas/authoring/\` as curators write them |
| \`codebook.md\` | every field and what it means |
| \`CHANGELOG.md\`, \`changes.json\` | what changed since the release before |
| \`quality.json\`, \`compat.json\` | how well the records are supported; proof that older programs still work |
${inShards ? SHARDED_DESCRIBED : DESCRIBED}
| \`openapi.json\` | every address of the collection, and what is answered there |
| \`CITATION.cff\` | how to cite the release |
| \`manifest.json\`, \`SHA256SUMS\` | every file with its size and SHA-256 |

The files under this version never change. Licence: ${license} (see LICENSE). Cite as: ${escapeMarkdown(citation(name, version, settings))} (see CITATION.cff).
`;
}

/** What the licence covers; the full text of a licence is found under its SPDX identifier. */
export function licenseText({ title, license }: CollectionSettings): string {
  return `${title}

SPDX-License-Identifier: ${license}

The compilation (the records, their wording and arrangement, the schemas and the files made from them) is
available under this licence. The texts that the records cite are not part of it: their rights stay with their
owners, and no passage of them is reproduced here.
`;
}
