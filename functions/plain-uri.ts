/**
 * What ajv asks of its library for URIs, for addresses as our schemas have them: names of files and fragments, which are
 * put together as they stand, and absolute addresses, which the platform resolves. It takes the library's place in the
 * bundles of the functions (build.ts), where it would be 18 kB to read at each cold start.
 */
export interface PlainUri {
  base: string;
  fragment?: string;
}

export function parse(uri: string): PlainUri {
  const at = uri.indexOf('#');
  return at === -1 ? { base: uri } : { base: uri.slice(0, at), fragment: uri.slice(at + 1) };
}

export function serialize({ base, fragment }: PlainUri): string {
  return fragment === undefined ? base : `${base}#${fragment}`;
}

export function resolve(base: string, uri: string): string {
  if (URL.canParse(base)) return new URL(uri, base).href;
  return uri.startsWith('#') ? `${parse(base).base}${uri}` : uri;
}
