import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3';
import { assertKey, type Store, type Stored, type StoredHead } from '../../core/publish/store.ts';
import { sha256 } from '../../core/shared/canonical.ts';
import { attemptsOf, DamagedAnswerError, isAbsent, isLost, type Task } from './s3-errors.ts';
import { RETRIES, type Retries, retrying } from './s3-retry.ts';
import { type Condition, DIGEST_METADATA, PARTS, type Parts, writeObject } from './s3-write.ts';

export interface S3StoreOptions {
  retries?: Partial<Retries>;
  parts?: Partial<Parts>;
}

/**
 * A store in an S3 bucket. Create-only and compare-and-swap are conditions of S3's own (If-None-Match, If-Match),
 * decided where the object is. Etags go back to S3 as they came, with their quotation marks.
 */
export class S3Store implements Store {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #retries: Retries;
  readonly #parts: Parts;

  /** @param client see {@link newS3Client} in s3-client.ts */
  constructor(client: S3Client, bucket: string, { retries, parts }: S3StoreOptions = {}) {
    this.#client = client;
    this.#bucket = bucket;
    this.#retries = { ...RETRIES, ...retries };
    this.#parts = { ...PARTS, ...parts };
  }

  async get(key: string): Promise<Stored | undefined> {
    assertKey(key);
    return this.#read(key, async () => {
      const answer = await this.#client.send(
        new GetObjectCommand({ ...this.#at(key), ChecksumMode: 'ENABLED' }),
      );
      return { bytes: await bodyOf(answer), etag: etagOf(answer) };
    });
  }

  async head(key: string): Promise<StoredHead | undefined> {
    assertKey(key);
    const known = await this.#read(key, async () => {
      const answer = await this.#client.send(
        new HeadObjectCommand({ ...this.#at(key), ChecksumMode: 'ENABLED' }),
      );
      return { etag: etagOf(answer), sha256: digestOf(answer), size: answer.ContentLength ?? 0 };
    });
    if (known === undefined) return undefined;
    const { sha256: digest, ...rest } = known;
    if (digest !== undefined) return { ...rest, sha256: digest };
    // Somebody put it there by other means; only its bytes tell.
    const stored = await this.get(key);
    return stored && { etag: stored.etag, sha256: sha256(stored.bytes), size: stored.bytes.length };
  }

  async putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean> {
    return this.#write(key, bytes, { IfNoneMatch: '*' });
  }

  async putIfMatch(key: string, bytes: Uint8Array, etag: string): Promise<boolean> {
    return this.#write(key, bytes, { IfMatch: etag });
  }

  /** S3 sorts keys by their bytes in UTF-8; for the characters that keys are made of that is by code unit. */
  async *list(prefix: string): AsyncGenerator<string> {
    let token: string | undefined;
    do {
      const page = await retrying(this.#retries, this.#task('list', prefix), () =>
        this.#client.send(
          new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, ContinuationToken: token }),
        ),
      );
      for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  /** Reads something; undefined where there is nothing. */
  #read<T>(key: string, read: () => Promise<T>): Promise<T | undefined> {
    return retrying(this.#retries, this.#task('read', key), async () => {
      try {
        return await read();
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    });
  }

  /**
   * Writes on a condition. Where S3 has been asked before, by the SDK or by us, and the answer did not arrive, the
   * condition may have failed because of our own success. Then what is stored decides: bytes that are ours count
   * as written by us. Should another publisher have written the same, nobody can tell, and nobody needs to: what
   * follows from having written is the same. Should ours have been written and replaced since, the answer is
   * false, and the caller reads again, as it must where it lost.
   */
  async #write(key: string, bytes: Uint8Array, condition: Condition): Promise<boolean> {
    assertKey(key);
    let asked = 0;
    return retrying(this.#retries, this.#task('write', key), async () => {
      try {
        await writeObject(this.#client, this.#at(key), bytes, condition, this.#parts);
        return true;
      } catch (error) {
        asked += attemptsOf(error);
        if (!isLost(error)) throw error;
        return asked > 1 && (await this.head(key))?.sha256 === sha256(bytes);
      }
    });
  }

  #at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.#bucket, Key: key };
  }

  #task(action: Task['action'], key: string): Task {
    return { action, bucket: this.#bucket, key };
  }
}

/** The body of an answer; HTTP sees to it that all of it has arrived. */
async function bodyOf(answer: GetObjectCommandOutput): Promise<Uint8Array> {
  const bytes = await answer.Body?.transformToByteArray().catch((cause: unknown) => {
    throw new DamagedAnswerError('The body broke off or does not have its checksum.', { cause });
  });
  const digest = digestOf(answer);
  if (bytes !== undefined && (digest === undefined || digest === sha256(bytes))) return bytes;
  throw new DamagedAnswerError('The body is not the one that was announced.');
}

/** The SHA-256 of the content as far as S3 knows it. A checksum that ends with `-4` is one of four parts' sums. */
function digestOf({ ChecksumSHA256, Metadata }: HeadObjectCommandOutput): string | undefined {
  if (ChecksumSHA256 !== undefined && !ChecksumSHA256.includes('-')) {
    return Buffer.from(ChecksumSHA256, 'base64').toString('hex');
  }
  const noted = Metadata?.[DIGEST_METADATA];
  return noted !== undefined && /^[0-9a-f]{64}$/.test(noted) ? noted : undefined;
}

function etagOf({ ETag }: HeadObjectCommandOutput): string {
  if (ETag === undefined) throw new DamagedAnswerError('The answer has no ETag.');
  return ETag;
}
