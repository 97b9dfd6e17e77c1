import { DATASET_NAMES, DATASETS, type DatasetName } from '../../../shared/datasets.ts';
import type { JsonObject } from '../../../shared/json.ts';
import {
  catalogKey,
  changesKey,
  currentRecordKey,
  feedKey,
  KEY_SET_KEY,
  pointerKey,
  receiptKey,
  releaseKey,
  revisionKey,
  shardIndexKey,
  shardKey,
} from '../../../shared/keys.ts';
import { mediaTypeOf } from '../../../shared/media-type.ts';
import type { DescribedRelease } from '../described-release.ts';
import {
  conditions,
  fileAnswers,
  HEADERS,
  type Lifetime,
  PARAMETERS,
  RESPONSES,
  response,
  SCHEMAS,
} from './answers.ts';
import { type FileGroup, fileGroups, recordSchema } from './release-paths.ts';

const EXACT = '(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)';
const ALIAS = 'latest|v(?:0|[1-9][0-9]*)(?:\\.(?:0|[1-9][0-9]*))?';

/**
 * The addresses of a collection as OpenAPI 3.1: what is at each, with which headers, and what else can be answered.
 * Schemas are referred to where they lie in the release, relative to the document.
 * @param paths of every file of the release
 */
export function openApi(
  { collection, version, description, inShards }: DescribedRelease,
  paths: readonly string[],
): JsonObject {
  const { title, license, site } = description;
  return {
    openapi: '3.1.1',
    info: {
      title,
      version,
      description: `${description.description}\n\nEverything can be read with GET and HEAD, and nothing else.`,
      license: { name: license, identifier: license },
    },
    // A relative address is resolved against that of this document: the root of whichever host serves it.
    servers: [{ url: site ?? '/' }],
    paths: Object.fromEntries([
      ...fileGroups(paths).map((group) => releasePath(collection, group)),
      ...besideReleases(collection),
      ...DATASET_NAMES.flatMap((dataset) => [
        ...recordPaths(collection, dataset),
        ...(inShards ? shardPaths(collection, dataset) : []),
      ]),
    ]),
    components: { schemas: SCHEMAS, responses: RESPONSES, parameters: PARAMETERS, headers: HEADERS },
  };
}

type PathEntry = [path: string, item: JsonObject];

function releasePath(collection: string, { path, names, mediaType, schema }: FileGroup): PathEntry {
  const parameters = [
    pathParameter('version', 'An exact version, or an alias that redirects to one.', {
      type: 'string',
      pattern: `^(?:${EXACT}|${ALIAS})$`,
    }),
    ...(names.length === 0 ? [] : [pathParameter('file', 'Which of these files.', { enum: [...names] })]),
  ];
  const answers = fileAnswers(mediaType, schema, 'immutable', { '307': response('Alias') });
  return entry(releaseKey(collection, '{version}', path), `${path} of a release`, parameters, answers);
}

function besideReleases(collection: string): PathEntry[] {
  const document = (name: string): JsonObject => ({ $ref: `schemas/release/${name}.schema.json` });
  return [
    mutable(pointerKey(collection), 'Every release, and which is the latest', document('releases')),
    mutable(feedKey(collection), 'The releases as an Atom feed'),
    mutable(changesKey(collection), 'The changes of the releases, the newest first'),
    mutable(catalogKey(collection), 'The releases as a DCAT catalogue'),
    mutable(KEY_SET_KEY, 'The keys that releases are signed with', { $ref: '#/components/schemas/KeySet' }),
    entry(
      receiptKey(collection, '{submission}'),
      'What became of a submission',
      [pathParameter('submission', 'The id of the submission.', { type: 'string' })],
      fileAnswers('application/json', document('receipt'), 'mutable'),
    ),
  ];
}

function recordPaths(collection: string, dataset: DatasetName): PathEntry[] {
  const schema = { oneOf: [recordSchema(DATASETS[dataset]), recordSchema('tombstone')] };
  const id = pathParameter('id', 'The id of the record.', { type: 'string' });
  const revision = pathParameter('revision', 'The release that gave the record this content.', {
    type: 'string',
    pattern: `^${EXACT}$`,
  });
  const withdrawn = { '308': response('Replaced'), '410': response('Gone') };
  return [
    entry(
      currentRecordKey(collection, dataset, '{id}'),
      `A record of ${dataset} as it is in the latest release`,
      [id],
      fileAnswers('application/json', schema, 'mutable', withdrawn),
    ),
    entry(
      revisionKey(collection, dataset, '{id}', '{revision}'),
      `A record of ${dataset} as it has been since a release`,
      [id, revision],
      fileAnswers('application/json', schema, 'immutable'),
    ),
  ];
}

function shardPaths(collection: string, dataset: DatasetName): PathEntry[] {
  const digest = pathParameter('sha256', 'The SHA-256 of the file.', {
    type: 'string',
    pattern: '^[0-9a-f]{64}$',
  });
  const list = { $ref: 'schemas/release/shards.schema.json' };
  return [
    entry(
      shardKey(collection, dataset, '{sha256}'),
      `Some records and tombstones of ${dataset}`,
      [digest],
      fileAnswers('application/x-ndjson', undefined, 'immutable'),
    ),
    entry(
      shardIndexKey(collection, dataset, '{sha256}'),
      `Some of the shards of ${dataset}`,
      [digest],
      fileAnswers('application/json', list, 'immutable'),
    ),
  ];
}

function mutable(key: string, summary: string, schema?: JsonObject): PathEntry {
  const lifetime: Lifetime = 'mutable';
  return entry(key, summary, [], fileAnswers(mediaTypeOf(key), schema, lifetime));
}

function entry(key: string, summary: string, parameters: JsonObject[], responses: JsonObject): PathEntry {
  const get = {
    operationId: operationId(key),
    summary,
    parameters: [...parameters, ...conditions()],
    responses,
  };
  return [`/${key}`, { get }];
}

/** A name for the function that a generator makes of an operation: `getVersionDataFiguresJson`. */
function operationId(key: string): string {
  const words = key.slice(key.indexOf('/') + 1).match(/[A-Za-z0-9]+/g) ?? [];
  return `get${words.map(capital).join('')}`;
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function pathParameter(name: string, description: string, schema: JsonObject): JsonObject {
  return { name, in: 'path', required: true, description, schema };
}
