/** What `fetch` has to do here; the one of browsers and Node does. */
export type Fetch = (url: string) => Promise<{
  readonly ok: boolean;
  readonly status: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}>;

/** Where files that never change are kept, by address. A `Map` is one. What it gives is verified like any answer. */
export interface FileCache {
  get(url: string): Uint8Array | undefined | Promise<Uint8Array | undefined>;
  set(url: string, bytes: Uint8Array): unknown;
}

/** A JSON Web Key Set (RFC 7517), as a site serves it at /.well-known/jwks.json. */
export interface KeySet {
  readonly keys: readonly object[];
}

/** How a release is opened. */
export interface OpenOptions {
  /** The address below which the collection is: `https://data.example.org`. */
  site: string;
  /** Without it, the global `fetch`. */
  fetch?: Fetch;
  /** Without it, every file is fetched when it is asked for, and kept as long as HTTP says. */
  cache?: FileCache;
  /**
   * The keys that you trust: the manifest must be signed by one of them. Without them, a signature is asked for where
   * the site announces one, and the keys are those that the site serves.
   */
  keys?: KeySet;
}

/** The part of a manifest that the client uses. */
export interface ReleaseManifest {
  readonly collection: string;
  readonly version: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

/** The types of a collection. */
export interface ReleaseTypes {
  /** The type of the records of each dataset. */
  records: object;
  withdrawn: unknown;
  manifest: ReleaseManifest;
}

/** A release whose manifest is verified. Every file is verified before it is handed out. */
export interface OpenedRelease<Types extends ReleaseTypes> {
  readonly collection: string;
  readonly version: string;
  /** Set where the release should not be used any more; only an exact version opens such a release. */
  readonly yanked?: { readonly on: string; readonly reason: string };
  /** The id of the key that signed the manifest; absent where nobody did. */
  readonly signedBy?: string;
  readonly manifest: Types['manifest'];
  /** One record, or undefined where the release has none with this id. Of a large collection only a small part is fetched. */
  record<Name extends keyof Types['records'] & string>(
    dataset: Name,
    id: string,
  ): Promise<Types['records'][Name] | undefined>;
  /** The records of a dataset, by id. */
  records<Name extends keyof Types['records'] & string>(dataset: Name): Promise<Types['records'][Name][]>;
  /** The tombstones of all datasets. */
  withdrawn(): Promise<Types['withdrawn'][]>;
  /** A file that the manifest lists, by its path: `changes.json`. */
  bytes(path: string): Promise<Uint8Array>;
  /** The same as text. */
  text(path: string): Promise<string>;
  /** The same, parsed as JSON. */
  json(path: string): Promise<unknown>;
}
