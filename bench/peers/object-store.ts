import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The most keys of one listing, as on S3. */
const PAGE = 1000;
const MODIFIED = '2020-03-01T12:00:00.000Z';

export interface ObjectStore {
  url: string;
  /** How many requests there were since the last time this was asked. */
  requests(): number;
  close(): Promise<void>;
}

/**
 * Stands for a bucket towards programs that compare a folder with it: it lists its keys and takes new objects, of which it
 * keeps the sizes only. Listing is a look into a sorted list, so that what is measured is the client's work.
 * @param sizes the sizes of its objects by key, sorted by key
 */
export async function startObjectStore(sizes: Map<string, number>): Promise<ObjectStore> {
  let requests = 0;
  const keys = [...sizes.keys()];
  const server = createServer((request, response) => {
    requests += 1;
    const url = new URL(request.url ?? '', 'http://localhost');
    const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
    let length = 0;
    request.on('data', (chunk: Uint8Array) => {
      length += chunk.length;
    });
    request.on('end', () => {
      if (request.method === 'PUT' && sizes.has(key)) sizes.set(key, length);
      if (request.method === 'GET' && key === '') list(response, url.searchParams, keys, sizes);
      else response.writeHead(200, { etag: '"0"', 'last-modified': new Date(MODIFIED).toUTCString() }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests() {
      const count = requests;
      requests = 0;
      return count;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** ListObjectsV2 of keys below a prefix; a continuation is the place of the next key. */
function list(
  response: ServerResponse,
  query: URLSearchParams,
  keys: readonly string[],
  sizes: ReadonlyMap<string, number>,
): void {
  const prefix = query.get('prefix') ?? '';
  const start = Number(query.get('continuation-token') ?? 0);
  const matching = prefix === '' ? keys : keys.filter((key) => key.startsWith(prefix));
  const page = matching.slice(start, start + PAGE);
  const more = start + PAGE < matching.length;
  const contents = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>${MODIFIED}</LastModified><ETag>"0"</ETag><Size>${sizes.get(key)}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bucket</Name><Prefix>${prefix}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${PAGE}</MaxKeys><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${start + PAGE}</NextContinuationToken>` : ''}${contents.join('')}</ListBucketResult>`,
  );
}
