/// <reference types="aws-cloudfront-function" />
// First, because its import of the platform's module has to stand at the top of the bundle.
import { lookUp } from './lookup.ts';
import { aliasPathOf, resolveAlias } from './resolve.ts';
import { preflight, redirect, unknownAlias } from './responses.ts';

/**
 * The CloudFront Function, for requests of viewers: answers those whose path begins with an alias, and lets all
 * others through as they are. Nothing may be thrown here, because CloudFront would answer that with 503. The query
 * string does not go into the redirect; the files have no use for one.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name.
async function handler(
  event: AWSCloudFrontFunction.Event,
): Promise<AWSCloudFrontFunction.Request | AWSCloudFrontFunction.Response> {
  const request = event.request;
  const path = aliasPathOf(request.uri);
  if (path === undefined) return request;
  if (request.method === 'OPTIONS') return preflight();
  const version = await lookUp(`${path.collection}@${path.alias}`);
  const resolution = resolveAlias(path, version);
  return resolution.kind === 'redirect'
    ? redirect(resolution.location)
    : unknownAlias(path.collection, path.alias);
}
