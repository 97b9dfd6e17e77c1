/** The media types of published files, by the ending of the name; the first ending that fits wins. */
const MEDIA_TYPES: readonly (readonly [ending: string, mediaType: string])[] = [
  ['.schema.json', 'application/schema+json'],
  ['.json', 'application/json'],
  ['.jsonld', 'application/ld+json'],
  ['.geojson', 'application/geo+json'],
  ['.ndjson', 'application/x-ndjson'],
  ['.csv', 'text/csv; charset=utf-8; header=present'],
  ['.d.ts', 'text/plain; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.atom', 'application/atom+xml'],
  ['.cff', 'application/yaml'],
  ['.yaml', 'application/yaml'],
  ['.zip', 'application/zip'],
  ['.tgz', 'application/gzip'],
  ['.gz', 'application/gzip'],
  ['.sqlite', 'application/vnd.sqlite3'],
  ['.parquet', 'application/vnd.apache.parquet'],
];

/** The media type with which a file is served. */
export function mediaTypeOf(path: string): string {
  return MEDIA_TYPES.find(([ending]) => path.endsWith(ending))?.[1] ?? 'text/plain; charset=utf-8';
}
