import type { CollectionSettings } from '../../check/collection.ts';
import { escapeMarkdown } from '../markdown.ts';

/** The README of the package: how to use it in a program. */
export function packageReadme(
  { name, title, description, license }: CollectionSettings,
  version: string,
): string {
  return `# ${escapeMarkdown(title)}, version ${version}

${escapeMarkdown(description)}

This package holds the records of release ${version} with their types, and a client that opens other releases.

\`\`\`js
import { records, STAGES } from '${name}';

for (const { id, title, status } of await records('agreements')) console.log(id, status, title);
console.log(STAGES);
\`\`\`

| import | what it is |
| --- | --- |
| \`${name}\` | \`records(dataset)\`, \`withdrawn()\`, the vocabularies, all types, and what the client has |
| \`${name}/client\` | \`openRelease(range, { site })\`: another release over the network, every byte verified |
| \`${name}/types\` | the types alone |
| \`${name}/data/<dataset>.json\` | the records as a JSON module |
| \`${name}/schemas/<type>.schema.json\` | JSON Schemas; \`schemas/draft-07/\` has the same for editors |

The files of a release never change. Licence: ${license} (see LICENSE).
`;
}
