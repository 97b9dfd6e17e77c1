import type { PublishedEntry } from '../../compare/snapshot.ts';
import { DATASET_NAMES } from '../../shared/datasets.ts';
import { own } from '../../shared/json.ts';
import type { BuildInput } from '../build.ts';
import { chainsOf, tableOf, withdrawnTable } from '../tables/table.ts';
import type { CitedSource, DescribedFile, DescribedRelease } from './described-release.ts';

/**
 * What the documents that describe a release are told of it.
 * @param files those that are made before the documents
 */
export function describeRelease(
  { snapshot, comparison, version, commit, previous }: BuildInput,
  files: readonly DescribedFile[],
): DescribedRelease {
  const { settings, entries, schemas, authoringSchemas } = snapshot;
  const forms = { published: schemas, authoring: authoringSchemas };
  return {
    collection: settings.name,
    version,
    ...(previous && { previous: previous.version }),
    day: commit.time.slice(0, 10),
    bump: comparison.bump,
    description: settings,
    files,
    tables: [...DATASET_NAMES.map((dataset) => tableOf(dataset, forms)), withdrawnTable(forms)].flatMap(
      (table) => chainsOf(table),
    ),
    sources: entries
      .filter(({ kind, dataset }) => kind === 'record' && dataset === 'sources')
      .map(citedSource),
  };
}

function citedSource({ content }: PublishedEntry): CitedSource {
  const [title, url] = [own(content, 'title'), own(content, 'url')];
  return { title: String(title), ...(typeof url === 'string' && { url }) };
}
