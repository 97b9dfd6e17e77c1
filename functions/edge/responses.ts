/// <reference types="aws-cloudfront-function" />
/**
 * The answers that the CloudFront Function makes itself, the same as those of the local edge (cli/serve/). They
 * carry all their headers: it is not documented whether the distribution adds those of its policy to them. The
 * values are those of core/shared/http.ts, which is no code for this engine; a test compares them.
 */

type Response = AWSCloudFrontFunction.Response;

const METHODS = 'GET, HEAD, OPTIONS';

/** Sends the reader to an exact version. */
export function redirect(location: string): Response {
  return answer(307, 'Temporary Redirect', { location: location, 'cache-control': 'public, max-age=30' });
}

/** The answer to OPTIONS, whatever the path stands for. */
export function preflight(): Response {
  return answer(204, 'No Content', {
    allow: METHODS,
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': '*',
    'access-control-max-age': '86400',
  });
}

/** Says that there is no such alias, as a problem document (RFC 9457). */
export function unknownAlias(collection: string, alias: string): Response {
  const releases = `/${collection}/releases.json`;
  const response = answer(404, 'Not Found', {
    'content-type': 'application/problem+json',
    'cache-control': 'public, max-age=5',
  });
  const problem = {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    // Also true where the lookup failed and the alias exists: the function cannot tell the two apart.
    detail: `No version is known for the alias ${alias} of "${collection}"; ${releases} lists the releases.`,
    code: 'unknown-alias',
    releases: releases,
  };
  response.body = { encoding: 'text', data: `${JSON.stringify(problem, undefined, 2)}\n` };
  return response;
}

function answer(status: number, description: string, own: Record<string, string>): Response {
  const headers: AWSCloudFrontFunction.ValueObject = {
    'access-control-allow-origin': { value: '*' },
    'access-control-expose-headers': {
      value: 'Accept-Ranges, Content-Length, Content-Range, Deprecation, ETag, Link, Repr-Digest, Sunset',
    },
    'x-content-type-options': { value: 'nosniff' },
    'cross-origin-resource-policy': { value: 'cross-origin' },
  };
  for (const name in own) headers[name] = { value: own[name] || '' };
  return { statusCode: status, statusDescription: description, headers: headers };
}
