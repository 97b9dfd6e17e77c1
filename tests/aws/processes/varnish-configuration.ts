/** What the distribution of infra/edge.ts says about caching, in seconds. */
export interface Caching {
  /** Used where an answer does not say how long it may be kept. */
  defaultTtl: number;
  /** No answer is kept longer, whatever it says. */
  maxTtl: number;
  /** An answer that something is not there is kept at least so long. */
  errorTtl: number;
}

/** What readers are given while something newer is fetched, where its answer allows that; see core/publish/delivery.ts. */
const WHILE_REVALIDATE = '15s';

/**
 * CloudFront's behaviour in Varnish's language. CloudFront's stale-while-revalidate is Varnish's grace. For
 * stale-if-error, what the origin has given before is asked for again, with all the grace that it has, when the origin
 * fails.
 */
export function configurationFor(origin: URL, { maxTtl, errorTtl }: Caching): string {
  return `vcl 4.1;

import std;

backend origin { .host = "${origin.hostname}"; .port = "${origin.port}"; }

sub vcl_recv {
  if (req.url == "/.varnish-is-ready") { return (synth(204)); }
  # Neither queries nor cookies nor what a reader thinks of caches play a part.
  set req.url = regsub(req.url, "\\?.*$", "");
  unset req.http.Cookie;
  unset req.http.Authorization;
  set req.grace = ${WHILE_REVALIDATE};
  if (req.restarts > 0) { set req.grace = ${maxTtl}s; }
  if (req.method == "GET" || req.method == "HEAD") { return (hash); }
  return (pass);
}

sub vcl_hash {
  # One edge has one site, by whatever name it is called.
  hash_data(req.url);
  return (lookup);
}

sub vcl_backend_response {
  # Nothing of it is kept, not even a note that it cannot be: what readers have is better.
  if (beresp.status >= 500) { return (abandon); }
  if (beresp.ttl > ${maxTtl}s) { set beresp.ttl = ${maxTtl}s; }
  if (beresp.status == 403 || beresp.status == 404) {
    if (beresp.ttl < ${errorTtl}s) { set beresp.ttl = ${errorTtl}s; }
    set beresp.grace = 0s;
    return (deliver);
  }
  if (beresp.http.Cache-Control ~ "stale-if-error=[0-9]+") {
    set beresp.grace = std.duration(regsub(beresp.http.Cache-Control, "^.*stale-if-error=([0-9]+).*$", "\\1s"), 0s);
  }
  return (deliver);
}

sub vcl_backend_error { return (abandon); }

sub vcl_synth {
  if (resp.status >= 500 && req.restarts == 0) { return (restart); }
}
`;
}
