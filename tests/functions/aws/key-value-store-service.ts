const MOST_CHANGES = 50;
const MOST_UPDATE_BYTES = 3 * 1024 * 1024;
const MOST_STORE_BYTES = 5 * 1024 * 1024;
const MOST_KEY_BYTES = 512;
const MOST_VALUE_BYTES = 1024;
const LARGEST_PAGE = 50;
const DEFAULT_PAGE = 10;

/** An answer of the service. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** What the service looks at of a request. */
export interface ServiceRequest {
  query: URLSearchParams;
  ifMatch: string | undefined;
  body: string;
}

/** The content of a KeyValueStore, with an etag for the whole of it. */
export class KeyValues {
  readonly entries = new Map<string, string>();
  /** How the service says that an update came too late; its documentation and its users differ. */
  conflictIs: 'ConflictException' | 'ValidationException' = 'ConflictException';
  #revision = 1;

  get etag(): string {
    return `KV${String(this.#revision).padStart(12, '0')}`;
  }

  /** Every change of the entries goes with another etag. */
  change(put: Iterable<readonly [string, string]>, remove: Iterable<string>): void {
    for (const [key, value] of put) this.entries.set(key, value);
    for (const key of remove) this.entries.delete(key);
    this.#revision += 1;
  }

  get totals() {
    const bytes = [...this.entries].map(([key, value]) => Buffer.byteLength(key) + Buffer.byteLength(value));
    return {
      ItemCount: this.entries.size,
      TotalSizeInBytes: bytes.reduce((total, size) => total + size, 0),
    };
  }
}

/** An error of the service. */
export function refusal(status: number, name: string, message: string): Reply {
  return { status, headers: { 'x-amzn-errortype': name }, body: { Message: message } };
}

export function describeStore(store: KeyValues, arn: string): Reply {
  const body = { ...store.totals, KvsARN: arn, Created: 1_750_000_000, Status: 'READY' };
  return { status: 200, headers: { etag: store.etag }, body };
}

export function listKeys(store: KeyValues, { query }: ServiceRequest): Reply {
  const size = Number(query.get('MaxResults') ?? DEFAULT_PAGE);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE)
    return invalid('MaxResults is out of range.');
  const keys = [...store.entries.keys()].sort();
  const token = query.get('NextToken');
  const from = token === null ? 0 : keys.findIndex((key) => key > Buffer.from(token, 'base64url').toString());
  const page = from === -1 ? [] : keys.slice(from, from + size);
  const last = page.at(-1);
  const hasMore = last !== undefined && last !== keys.at(-1);
  return {
    status: 200,
    body: {
      Items: page.map((Key) => ({ Key, Value: store.entries.get(Key) })),
      ...(hasMore && { NextToken: Buffer.from(last).toString('base64url') }),
    },
  };
}

export function changeKeys(store: KeyValues, { ifMatch, body }: ServiceRequest): Reply {
  const update: UpdateKeys = JSON.parse(body);
  const { Puts = [], Deletes = [] } = update;
  // It is not documented what the service makes of an empty list, so none must be sent.
  if (update.Puts?.length === 0 || update.Deletes?.length === 0) return invalid('A list is empty.');
  const mistake = mistakeOf(store, Puts, Deletes, body);
  if (mistake !== undefined) return invalid(mistake);
  if (ifMatch !== store.etag) {
    return store.conflictIs === 'ConflictException'
      ? refusal(409, 'ConflictException', 'Resource is not in expected state.')
      : refusal(412, 'ValidationException', 'Pre-Condition failed');
  }
  const absent = Deletes.find(({ Key }) => !store.entries.has(Key));
  if (absent !== undefined) return refusal(404, 'ResourceNotFoundException', `There is no ${absent.Key}.`);
  store.change(
    Puts.map(({ Key, Value }) => [Key, Value] as const),
    Deletes.map(({ Key }) => Key),
  );
  return { status: 200, headers: { etag: store.etag }, body: store.totals };
}

interface UpdateKeys {
  Puts?: { Key: string; Value: string }[];
  Deletes?: { Key: string }[];
}

function mistakeOf(
  store: KeyValues,
  puts: readonly { Key: string; Value: string }[],
  deletes: readonly { Key: string }[],
  body: string,
): string | undefined {
  const keys = [...puts, ...deletes].map(({ Key }) => Key);
  if (keys.length === 0) return 'There is nothing to change.';
  if (keys.length > MOST_CHANGES) return `No more than ${MOST_CHANGES} keys can be changed at once.`;
  if (Buffer.byteLength(body) > MOST_UPDATE_BYTES) return 'The update is too large.';
  if (new Set(keys).size < keys.length) return 'A key is named twice.';
  if (keys.some((key) => key === '' || Buffer.byteLength(key) > MOST_KEY_BYTES)) return 'A key is too long.';
  if (puts.some(({ Value }) => Buffer.byteLength(Value) > MOST_VALUE_BYTES)) return 'A value is too long.';
  const added = puts.map(({ Key, Value }) => Buffer.byteLength(Key) + Buffer.byteLength(Value));
  const total = added.reduce((sum, size) => sum + size, store.totals.TotalSizeInBytes);
  return total > MOST_STORE_BYTES ? 'The store is full.' : undefined;
}

function invalid(message: string): Reply {
  return refusal(400, 'ValidationException', message);
}
