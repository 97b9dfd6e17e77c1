import { CACHE_CONTROL } from '../../../shared/http.ts';
import type { JsonObject } from '../../../shared/json.ts';

/** What a path promises about time. */
export type Lifetime = 'immutable' | 'mutable';

/** Headers that several answers have, by the name under which the document refers to them. */
export const HEADERS: JsonObject = {
  ETag: text('The SHA-256 of the file in double quotes, or another strong validator.'),
  Immutable: constant('The bytes at this address never change.', CACHE_CONTROL.immutable),
  Mutable: constant('The bytes at this address may be replaced.', CACHE_CONTROL.mutable),
  Redirect: constant('Where this leads may change.', CACHE_CONTROL.redirect),
  AllowOrigin: constant('Scripts of every origin may read the answer.', '*'),
  Location: text('Where to go.', 'uri-reference'),
  ContentRange: text('Which part of the file this is, or how long the whole is.'),
};

/** Answers that many paths have. */
export const RESPONSES: JsonObject = {
  Alias: {
    description: 'The version in the path is an alias; the file is at the exact version that it stands for.',
    headers: { Location: header('Location'), 'Cache-Control': header('Redirect'), ...everyAnswer() },
  },
  Replaced: {
    description: 'The record was withdrawn and another one took its place.',
    headers: { Location: header('Location'), ...everyAnswer() },
  },
  NotModified: {
    description: 'The file is the one that If-None-Match names.',
    headers: { ETag: header('ETag'), ...everyAnswer() },
  },
  PreconditionFailed: problem('The file is not the one that If-Match names.'),
  NotFound: problem('There is nothing at this address.'),
  Gone: problem(
    'The record was withdrawn; the answer gives the day, the reason, and what took its place where that is several records.',
  ),
  NoSuchRange: {
    ...problem('The file has no such range of bytes.'),
    headers: { 'Content-Range': header('ContentRange'), ...everyAnswer() },
  },
};

/** The headers of a request that files react to. */
export const PARAMETERS: JsonObject = {
  IfNoneMatch: requestHeader('If-None-Match', 'An ETag that the reader has; 304 where it is still right.'),
  IfMatch: requestHeader('If-Match', 'The ETag that is expected; 412 where it is another.'),
  Range: requestHeader('Range', 'The bytes that are wanted, as `bytes=0-1023`.'),
};

/** Schemas of answers that no release has a schema for. */
export const SCHEMAS: JsonObject = {
  Problem: {
    description: 'A problem document (RFC 9457); programs look at `code`.',
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string' },
    },
  },
  KeySet: {
    description: 'A JSON Web Key Set (RFC 7517).',
    type: 'object',
    required: ['keys'],
    properties: { keys: { type: 'array', items: { type: 'object' } } },
  },
};

/**
 * The answers to a request for a file.
 * @param mediaType the type of the whole
 * @param schema what JSON in it looks like; absent where no schema says
 * @param more answers that only this path has
 */
export function fileAnswers(
  mediaType: string,
  schema: JsonObject | undefined,
  lifetime: Lifetime,
  more: JsonObject = {},
): JsonObject {
  const headers = {
    ETag: header('ETag'),
    'Cache-Control': header(lifetime === 'immutable' ? 'Immutable' : 'Mutable'),
    ...everyAnswer(),
  };
  return {
    '200': {
      description: 'The file.',
      headers,
      content: { [mediaType]: schema === undefined ? {} : { schema } },
    },
    '206': {
      description: 'The part that was asked for.',
      headers: { 'Content-Range': header('ContentRange'), ...headers },
      content: { [mediaType]: {} },
    },
    '304': response('NotModified'),
    '404': response('NotFound'),
    '412': response('PreconditionFailed'),
    '416': response('NoSuchRange'),
    ...more,
  };
}

/** A reference to one of {@link RESPONSES}. */
export function response(name: string): JsonObject {
  return { $ref: `#/components/responses/${name}` };
}

/** References to all of {@link PARAMETERS}. */
export function conditions(): JsonObject[] {
  return Object.keys(PARAMETERS).map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function everyAnswer(): JsonObject {
  return { 'Access-Control-Allow-Origin': header('AllowOrigin') };
}

function header(name: string): JsonObject {
  return { $ref: `#/components/headers/${name}` };
}

function text(description: string, format?: string): JsonObject {
  return { description, schema: { type: 'string', ...(format !== undefined && { format }) } };
}

function constant(description: string, value: string): JsonObject {
  return { description, schema: { const: value } };
}

function problem(description: string): JsonObject {
  return {
    description,
    headers: everyAnswer(),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function requestHeader(name: string, description: string): JsonObject {
  return { name, in: 'header', required: false, description, schema: { type: 'string' } };
}
