import type { OutgoingHttpHeaders } from 'node:http';
import { cacheControlOf, kindOfKey } from '../../core/publish/delivery.ts';
import { DATASETS, isDatasetName } from '../../core/shared/datasets.ts';
import { CROSS_ORIGIN } from '../../core/shared/http.ts';
import { mediaTypeOf } from '../../core/shared/media-type.ts';

/** The value of an Allow header. */
export const ALLOWED_METHODS = CROSS_ORIGIN.methods.join(', ');

/** The headers of every answer, whatever its status: a script must be able to read an error too. */
export const COMMON_HEADERS: OutgoingHttpHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': CROSS_ORIGIN.exposedHeaders.join(', '),
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** The headers of the answer to OPTIONS. */
export const PREFLIGHT_HEADERS: OutgoingHttpHeaders = {
  Allow: ALLOWED_METHODS,
  'Access-Control-Allow-Methods': ALLOWED_METHODS,
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Max-Age': String(CROSS_ORIGIN.maxAgeSeconds),
};

/** The headers that describe what is stored under a key; the library that sends it adds those of the transfer. */
export function fileHeaders(key: string, sha256: string): OutgoingHttpHeaders {
  const links = linksOf(key);
  return {
    'Content-Type': mediaTypeOf(key),
    'Cache-Control': cacheControlOf(key),
    ETag: `"${sha256}"`,
    'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    ...(links.length > 0 && { Link: links.join(', ') }),
  };
}

/**
 * What a file of a release points to (RFC 8288). Its headers are kept as long as the file, so nothing is named
 * by a version that a later release would replace.
 */
function linksOf(key: string): string[] {
  if (kindOfKey(key) !== 'release-file') return [];
  const [collection, version, ...path] = key.split('/');
  const release = `/${collection}/${version}`;
  const schema = schemaOf(path);
  return [
    `</${collection}/releases.json>; rel="version-history"`,
    `</${collection}/latest/${path.join('/')}>; rel="latest-version"`,
    `<${release}/LICENSE>; rel="license"`,
    ...(schema === undefined ? [] : [`<${release}/schemas/${schema}>; rel="describedby"`]),
  ];
}

/** The schema of the records in `data/<dataset>.json` or `.ndjson`. */
function schemaOf([folder, file = '', ...deeper]: readonly string[]): string | undefined {
  const name = file.match(/^(.+)\.(?:nd)?json$/)?.[1];
  if (folder !== 'data' || deeper.length > 0 || name === undefined) return undefined;
  if (name === 'withdrawn') return 'tombstone.schema.json';
  return isDatasetName(name) ? `${DATASETS[name]}.schema.json` : undefined;
}
