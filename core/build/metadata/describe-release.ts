import type { PublishedEntry } from '../../compare/snapshot.ts';
import { own } from '../../shared/json.ts';
import type { BuildInput } from '../build.ts';
import type { FilledTable } from '../tables/rows.ts';
import { chainsOf } from '../tables/table.ts';
import type { CitedSource, DescribedFile, DescribedRelease } from './described-release.ts';

/**
 * What the documents that describe a release are told of it.
 * @param tables every table, lists too
 * @param files those that are made before the documents
 */
export function describeRelease(
  { snapshot, comparison, version, commit, previous }: BuildInput,
  tables: readonly FilledTable[],
  files: readonly DescribedFile[],
): DescribedRelease {
  const { settings, entries } = snapshot;
  return {
    collection: settings.name,
    version,
    ...(previous && { previous: previous.version }),
    day: commit.time.slice(0, 10),
    bump: comparison.bump,
    description: settings,
    files,
    tables: tables.flatMap(({ table }) => (table.path.length === 0 ? chainsOf(table) : [])),
    sources: entries
      .filter(({ kind, dataset }) => kind === 'record' && dataset === 'sources')
      .map(citedSource),
    inShards: comparison.inShards,
  };
}

function citedSource({ content }: PublishedEntry): CitedSource {
  const [title, url] = [own(content, 'title'), own(content, 'url')];
  return { title: String(title), ...(typeof url === 'string' && { url }) };
}
