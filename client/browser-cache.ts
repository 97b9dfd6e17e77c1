import type { FileCache } from './api.ts';

/** The Cache API, as far as it is used; programs that run elsewhere need not know its types. */
declare const caches: {
  open(name: string): Promise<{
    match(url: string): Promise<Response | undefined>;
    put(url: string, response: Response): Promise<void>;
  }>;
};

/** A cache in the Cache API of browsers, which outlives the page. */
export async function browserCache(name: string): Promise<FileCache> {
  const cache = await caches.open(name);
  return {
    async get(url) {
      const response = await cache.match(url);
      return response && new Uint8Array(await response.arrayBuffer());
    },
    set: (url, bytes) => cache.put(url, new Response(new Uint8Array(bytes))),
  };
}
