import { randomUUID } from 'node:crypto';
import { type Checksum, type ChecksumAlgorithm, checksumHeader } from './checksums.ts';
import { S3Error } from './errors.ts';

/** An object as it is stored; never changed, only replaced. */
export interface StoredObject {
  bytes: Uint8Array;
  /** Without the quotation marks that it has in a header. */
  etag: string;
  checksum: Checksum;
  /** Content-Type, Cache-Control, x-amz-meta-…: what comes back as it was sent. */
  headers: Readonly<Record<string, string>>;
  modified: Date;
  /** Only in a bucket with versions. */
  versionId?: string;
}

/** What a bucket with versions puts on top of an object that is deleted. */
interface DeleteMarker {
  deleted: true;
  versionId: string;
}

/** A multipart upload under way. */
export interface Upload {
  key: string;
  /** What its parts must be checked with; undefined where its creator did not say. */
  algorithm: ChecksumAlgorithm | undefined;
  type: Checksum['type'];
  headers: Readonly<Record<string, string>>;
  parts: Map<number, { bytes: Uint8Array; etag: string; checksum: Checksum }>;
}

/** On what condition a write may happen. */
export interface Condition {
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
}

/** A request as policies look at it; the same form as in tests/infra/policy.ts. */
export interface PolicyRequest {
  action: string;
  key: string;
  /** The condition keys of S3 that are present. */
  context: Readonly<Record<string, string>>;
}

export interface BucketOptions {
  versioned?: boolean;
  /** The bucket's policy and the roles of its users, in one: says which requests are refused. */
  denies?: (request: PolicyRequest) => boolean;
}

/** One bucket, in memory. */
export class Bucket {
  readonly name: string;
  readonly versioned: boolean;
  readonly denies: (request: PolicyRequest) => boolean;
  readonly uploads = new Map<string, Upload>();
  /** The versions of each key, oldest first; without versions there is one at most. */
  readonly #versions = new Map<string, readonly (StoredObject | DeleteMarker)[]>();

  constructor(name: string, { versioned = false, denies = () => false }: BucketOptions) {
    this.name = name;
    this.versioned = versioned;
    this.denies = denies;
  }

  /** What is stored under a key now. */
  current(key: string): StoredObject | undefined {
    const newest = this.#versions.get(key)?.at(-1);
    return newest === undefined || 'deleted' in newest ? undefined : newest;
  }

  /** How many versions a key has, delete markers included. */
  versionsOf(key: string): number {
    return this.#versions.get(key)?.length ?? 0;
  }

  /** The keys under which something is stored, in the order of their bytes in UTF-8. */
  keys(): string[] {
    return [...this.#versions.keys()]
      .filter((key) => this.current(key) !== undefined)
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }

  /**
   * Stores an object where the condition holds. Nothing can come between the look and the write, so that of many
   * writers at once exactly one wins.
   */
  write(key: string, object: Omit<StoredObject, 'modified'>, condition: Condition): StoredObject {
    this.#assertCondition(key, condition);
    const stored = {
      ...object,
      modified: new Date(),
      ...(this.versioned && { versionId: randomUUID() }),
    };
    this.#versions.set(key, [...(this.versioned ? (this.#versions.get(key) ?? []) : []), stored]);
    return stored;
  }

  /** Deletes what is stored under a key, or hides it under a delete marker, whose version is the answer. */
  delete(key: string): string | undefined {
    if (!this.versioned) {
      this.#versions.delete(key);
      return undefined;
    }
    const versionId = randomUUID();
    this.#versions.set(key, [...(this.#versions.get(key) ?? []), { deleted: true, versionId }]);
    return versionId;
  }

  /** Remembers the whole content; what it returns brings it back. */
  save(): () => void {
    const versions = new Map(this.#versions);
    const uploads = new Map(this.uploads);
    return () => {
      this.#versions.clear();
      this.uploads.clear();
      for (const [key, value] of versions) this.#versions.set(key, value);
      for (const [id, upload] of uploads) this.uploads.set(id, upload);
    };
  }

  #assertCondition(key: string, { ifMatch, ifNoneMatch }: Condition): void {
    // S3 documents these as not supported; it must not look as if the condition had been heeded.
    if (ifNoneMatch !== undefined && (ifNoneMatch !== '*' || ifMatch !== undefined)) {
      throw new S3Error(
        'NotImplemented',
        'A header you provided implies functionality that is not implemented.',
      );
    }
    const present = this.current(key);
    if (ifNoneMatch !== undefined && present !== undefined) throw new S3Error('PreconditionFailed');
    if (ifMatch === undefined) return;
    if (present === undefined) throw new S3Error('NoSuchKey');
    if (ifMatch.replace(/^"(.*)"$/, '$1') !== present.etag) throw new S3Error('PreconditionFailed');
  }
}

/** The headers that tell of an object, but for its content. */
export function headersOf({ etag, checksum, versionId }: StoredObject): Record<string, string> {
  return {
    etag: `"${etag}"`,
    [checksumHeader(checksum.algorithm)]: checksum.value,
    'x-amz-checksum-type': checksum.type,
    ...(versionId !== undefined && { 'x-amz-version-id': versionId }),
  };
}
