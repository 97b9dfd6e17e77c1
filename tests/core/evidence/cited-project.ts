import type { CheckedCollection } from '../../../core/check/collection.ts';
import { cite } from '../../../core/evidence/cite.ts';
import { fingerprint } from '../../../core/evidence/passage.ts';
import { readText } from '../../../core/evidence/text.ts';
import type { DatasetName } from '../../../core/shared/datasets.ts';
import type { Json } from '../../../core/shared/json.ts';
import { IDS, type Project, validProject } from '../check/project.ts';

/** An invented article: five paragraphs, the second and third of which are cited across their border. */
export const ARTICLE = `Crossing to open in May, the Gazette has learnt
The memorandum on the river crossing was proposed in March and signed on 12 May in Border Town.
Example State welcomed the opening and expects more trade along the road of 43 km.
Read more about bridges, tunnels and ferries on our pages for travellers.
The editors thank all readers who wrote to them about the old ferry.
`;

/** Where each record's evidence stands in the article. */
const PHRASES: Record<DatasetName, string> = {
  agreements: 'The memorandum on the river crossing was proposed',
  statements: 'in Border Town. Example State welcomed',
  figures: 'along the road of 43 km',
  sources: 'Crossing to open in May',
  actors: 'Example State welcomed the opening',
  places: 'signed on 12 May in Border Town',
};

/** Where the evidence of a record is: a figure has it in its claim. */
function evidencePath(dataset: DatasetName): string {
  return dataset === 'figures' ? '/claims/0/evidence/0' : '/evidence/0';
}

/** The passage of a phrase of the article. */
export function passageOf(phrase: string): Json {
  const citation = cite(readText(ARTICLE), phrase);
  if (citation.found !== 'once') throw new TypeError(`"${phrase}" is found ${citation.found}`);
  return { ...citation.passage };
}

/** The valid project with evidence that is really in the article. */
export function citedProject(): Project {
  const text: Json = { ...fingerprint(readText(ARTICLE).words) };
  return Object.entries(PHRASES).reduce(
    (project, [dataset, phrase]) => withPassage(project, dataset as DatasetName, passageOf(phrase)),
    validProject().withRecord('sources', '/text', text),
  );
}

/** The project with another passage in a record's evidence. */
export function withPassage(project: Project, dataset: DatasetName, passage: Json): Project {
  return project.withRecord(dataset, `${evidencePath(dataset)}/passage`, passage, IDS[dataset]);
}

/** The collection of a project without errors. */
export function collectionOf(project: Project): CheckedCollection {
  const { collection, findings } = project.check();
  if (collection === undefined) throw new TypeError(JSON.stringify(findings));
  return collection;
}
