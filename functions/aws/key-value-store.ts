// The client finds this signer by itself; no other kind of signature is accepted by the service.
import '@aws-sdk/signature-v4a';
import {
  CloudFrontKeyValueStoreClient,
  type CloudFrontKeyValueStoreClientConfig,
  CloudFrontKeyValueStoreServiceException,
  ConflictException,
  DescribeKeyValueStoreCommand,
  paginateListKeys,
  ResourceNotFoundException,
  UpdateKeysCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import type { AliasChange, AliasStore } from '../../core/publish/aliases.ts';
import { TransientError } from './transient-error.ts';

/** How long a request may take, in milliseconds; the client would wait for ever. */
export const REQUEST_LIMITS = {
  connectionTimeout: 2000,
  requestTimeout: 5000,
  throwOnRequestTimeout: true,
} as const;

/** The most that the service gives at once. */
const PAGE = 50;
const THROTTLED = /throttl|too ?many ?requests|limit ?exceeded|slow ?down/i;
const NETWORK = /^(?:EAI_AGAIN|ECONN|EHOST|ENET|ENOTFOUND|EPIPE|ETIMEDOUT)/;

/** A client of the service, with {@link REQUEST_LIMITS}. */
export function keyValueStoreClient(
  config: CloudFrontKeyValueStoreClientConfig = {},
): CloudFrontKeyValueStoreClient {
  return new CloudFrontKeyValueStoreClient({ requestHandler: REQUEST_LIMITS, ...config });
}

/** The KeyValueStore that the CloudFront Function (functions/edge/) reads; changes reach it after some seconds. */
export class KeyValueStoreAliases implements AliasStore {
  readonly #client: CloudFrontKeyValueStoreClient;
  readonly #arn: string;

  constructor(client: CloudFrontKeyValueStoreClient, arn: string) {
    this.#client = client;
    this.#arn = arn;
  }

  /** @throws TransientError */
  async read(): Promise<{ etag: string; entries: ReadonlyMap<string, string> }> {
    const store = { KvsARN: this.#arn };
    try {
      const { ETag } = await this.#client.send(new DescribeKeyValueStoreCommand(store));
      const entries = new Map<string, string>();
      for await (const { Items = [] } of paginateListKeys({ client: this.#client, pageSize: PAGE }, store)) {
        for (const { Key, Value } of Items) if (Key && Value !== undefined) entries.set(Key, Value);
      }
      return { etag: given(ETag), entries };
    } catch (error) {
      throw named(error, 'The aliases could not be read.');
    }
  }

  /** @throws TransientError; whether anything was changed is unknown then. */
  async update({ put, remove }: AliasChange, etag: string): Promise<string | undefined> {
    const command = new UpdateKeysCommand({
      KvsARN: this.#arn,
      IfMatch: etag,
      ...(put.size > 0 && { Puts: [...put].map(([Key, Value]) => ({ Key, Value })) }),
      ...(remove.length > 0 && { Deletes: remove.map((Key) => ({ Key })) }),
    });
    try {
      return given((await this.#client.send(command)).ETag);
    } catch (error) {
      if (isConflict(error, remove.length > 0)) return undefined;
      throw named(error, 'The aliases could not be changed.');
    }
  }
}

/** The service names an etag in all of these answers; its types leave room for none. */
function given(etag: string | undefined): string {
  if (etag === undefined) throw new TypeError('The KeyValueStore gave no ETag.');
  return etag;
}

/** Whether an update came too late: also the second try of one whose first answer was lost. */
function isConflict(error: unknown, hasRemovals: boolean): boolean {
  if (error instanceof ConflictException) return true;
  // A key to remove is gone. Were it the store, reading it would say so next.
  if (error instanceof ResourceNotFoundException) return hasRemovals;
  if (!(error instanceof CloudFrontKeyValueStoreServiceException)) return false;
  // The documentation knows of a ConflictException only; users of the service tell of a ValidationException.
  return error.$metadata.httpStatusCode === 412 || /pre-?condition/i.test(error.message);
}

/** The error itself, or a TransientError because of it. */
function named(error: unknown, message: string): unknown {
  return isTransient(error) ? new TransientError(message, { cause: error }) : error;
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof CloudFrontKeyValueStoreServiceException) {
    const { httpStatusCode = 0 } = error.$metadata;
    return httpStatusCode >= 500 || httpStatusCode === 429 || THROTTLED.test(error.name);
  }
  return error.name === 'TimeoutError' || ('code' in error && NETWORK.test(String(error.code)));
}
