import { expect, test } from 'vitest';
import { mediaTypeOf } from '../../../core/shared/media-type.ts';

test.for([
  ['data/agreements.json', 'application/json'],
  ['data/agreements.ndjson', 'application/x-ndjson'],
  ['data/places.geojson', 'application/geo+json'],
  ['schemas/agreement.schema.json', 'application/schema+json'],
  ['data/agreements.csv', 'text/csv; charset=utf-8; header=present'],
  ['types/index.d.ts', 'text/plain; charset=utf-8'],
  ['CHANGELOG.md', 'text/markdown; charset=utf-8'],
  ['CITATION.cff', 'application/yaml'],
  ['feed.atom', 'application/atom+xml'],
  ['package.tgz', 'application/gzip'],
  ['demo.zip', 'application/zip'],
  ['demo.sqlite', 'application/vnd.sqlite3'],
  ['data/figures.parquet', 'application/vnd.apache.parquet'],
  ['LICENSE', 'text/plain; charset=utf-8'],
  ['SHA256SUMS', 'text/plain; charset=utf-8'],
] as const)('%s is %s', ([path, mediaType]) => {
  expect(mediaTypeOf(path)).toBe(mediaType);
});
