import type { CollectionSettings } from '../../check/collection.ts';
import { escapeMarkdown } from '../markdown.ts';

/**
 * The README of the package: how to use it in a program.
 * @param holdsData whether the records are in the package
 */
export function packageReadme(
  { name, title, description, license }: CollectionSettings,
  version: string,
  holdsData: boolean,
): string {
  return `# ${escapeMarkdown(title)}, version ${version}

${escapeMarkdown(description)}

${holdsData ? withData(name, version) : withoutData(name, version)}

| import | what it is |
| --- | --- |
| \`${name}\` | ${holdsData ? '`records(dataset)`, `withdrawn()`, the' : 'The'} vocabularies, all types, and what the client has |
| \`${name}/client\` | \`openRelease(range, { site })\`: another release over the network, every byte verified |
| \`${name}/types\` | the types alone |
${holdsData ? `| \`${name}/data/<dataset>.json\` | the records as a JSON module |\n` : ''}| \`${name}/schemas/<type>.schema.json\` | JSON Schemas; \`schemas/draft-07/\` has the same for editors |

The files of a release never change. Licence: ${license} (see LICENSE).
`;
}

function withData(name: string, version: string): string {
  return `This package holds the records of release ${version} with their types, and a client that opens other releases.

\`\`\`js
import { records, STAGES } from '${name}';

for (const { id, title, status } of await records('agreements')) console.log(id, status, title);
console.log(STAGES);
\`\`\``;
}

function withoutData(name: string, version: string): string {
  return `This package holds the types of release ${version}, which is too large for a package, and a client that reads it.

\`\`\`js
import { openRelease } from '${name}';

const release = await openRelease('${version}', { site: 'https://data.example.org' });
console.log(await release.record('agreements', 'an-id'));
\`\`\``;
}
