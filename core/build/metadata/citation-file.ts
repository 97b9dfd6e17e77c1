import { dump } from 'js-yaml';
import { addressOf, authorsOf, type Creator } from '../../shared/description.ts';
import { releaseKey } from '../../shared/keys.ts';
import type { DescribedRelease } from './described-release.ts';

/** CITATION.cff: how to cite the release, in the Citation File Format 1.2. */
export function citationFile({ collection, version, day, description }: DescribedRelease): string {
  const { title, license, keywords, site } = description;
  const file = {
    'cff-version': '1.2.0',
    message: 'Please cite the exact version that you used.',
    type: 'dataset',
    title,
    abstract: description.description,
    authors: authorsOf(description).map(author),
    version,
    'date-released': day,
    license,
    ...(keywords && { keywords }),
    ...(site !== undefined && { url: addressOf(releaseKey(collection, version, 'README.md'), { site }) }),
  };
  return dump(file, { lineWidth: -1 });
}

function author({ kind, name, givenNames }: Creator): Record<string, string> {
  if (kind === 'organisation') return { name };
  return { 'family-names': name, ...(givenNames !== undefined && { 'given-names': givenNames }) };
}
