// Made from client/; do not edit. Why it is here: docs/decisions/client-in-packages.md

export const CLIENT_JS = `async function browserCache(name) {
  const cache = await caches.open(name);
  return {
    async get(url) {
      const response = await cache.match(url);
      return response && new Uint8Array(await response.arrayBuffer());
    },
    set: (url, bytes) => cache.put(url, new Response(new Uint8Array(bytes)))
  };
}

var ReleaseError = class extends Error {
  name = "ReleaseError";
  code;
  constructor(code, message, options) {
    super(message, options);
    this.code = code;
  }
};

var VERSION = /^(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)$/;
function parseJson(url, bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw wrong(url, "is not JSON");
  }
}
function releasesIn(url, bytes) {
  const { releases } = object(url, parseJson(url, bytes));
  if (!Array.isArray(releases)) throw wrong(url, "lists no releases");
  return releases.map((item) => {
    const { version, manifestSha256, signedBy: signedBy2, yanked } = object(url, item);
    if (typeof version !== "string" || !VERSION.test(version) || typeof manifestSha256 !== "string")
      throw wrong(url, "lists something that is no release");
    return {
      version,
      manifestSha256,
      ...typeof signedBy2 === "string" && { signedBy: signedBy2 },
      ...yanked !== void 0 && { yanked: yankOf(object(url, yanked)) }
    };
  });
}
function manifestIn(url, bytes, collection, version) {
  const value = object(url, parseJson(url, bytes));
  if (value.collection !== collection || value.version !== version)
    throw wrong(url, \`is the manifest of \${value.collection} \${value.version}\`);
  if (!Array.isArray(value.files) || !value.files.every(isFile)) throw wrong(url, "lists no files");
  const manifest = { ...value, collection, version, files: value.files };
  const shards = value.shards === void 0 ? void 0 : object(url, value.shards);
  return shards === void 0 ? manifest : { ...manifest, shards: { ...shards, datasets: datasetsIn(url, shards.datasets) } };
}
function datasetsIn(url, value) {
  const datasets = Object.entries(object(url, value)).map(([name, dataset]) => {
    const { bits, indexes } = object(url, dataset);
    if (typeof bits !== "number" || !Array.isArray(indexes)) throw wrong(url, "lists no shards");
    return [name, { bits, indexes: indexes.map(String) }];
  });
  return Object.fromEntries(datasets);
}
function shardsIn(url, bytes) {
  const { shards } = object(url, parseJson(url, bytes));
  if (!Array.isArray(shards)) throw wrong(url, "lists no shards");
  return shards.map((item) => {
    const { sha256: sha2562, records } = object(url, item);
    return { digest: String(sha2562), records: Number(records) };
  });
}
function linesIn(url, bytes) {
  const lines = new TextDecoder().decode(bytes).split("\\n").slice(0, -1);
  return lines.map((line) => {
    const entry = object(url, parseJson(url, new TextEncoder().encode(line)));
    return { ...entry, id: String(entry.id) };
  });
}
function keySetIn(url, bytes) {
  const { keys } = object(url, parseJson(url, bytes));
  if (!Array.isArray(keys)) throw wrong(url, "is no set of keys");
  return { keys: keys.map((key) => object(url, key)) };
}
function recordsIn(url, bytes) {
  const { records } = object(url, parseJson(url, bytes));
  if (Array.isArray(records)) return records;
  throw wrong(url, "has no list of records");
}
function yankOf({ on, reason }) {
  return { on: String(on), reason: String(reason) };
}
function isFile(value) {
  const { path, bytes, sha256: sha2562 } = { ...value };
  return typeof path === "string" && typeof bytes === "number" && typeof sha2562 === "string";
}
function object(url, value) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw wrong(url, "is not the document that belongs there");
}
function wrong(url, what) {
  return new ReleaseError("wrong-document", \`\${url} \${what}.\`);
}

var ES256 = { name: "ECDSA", hash: "SHA-256" };
async function signedBy(jws, payload, { keys }) {
  const [header = "", detached, signature = "", ...more] = jws.trim().split(".");
  if (detached !== "" || more.length > 0) return void 0;
  try {
    const { alg, kid, crit, b64 } = JSON.parse(text(fromBase64Url(header)));
    if (alg !== "ES256" || typeof kid !== "string" || crit !== void 0 || b64 !== void 0)
      return void 0;
    const key = keys.map(publicKey).find((candidate) => candidate?.kid === kid);
    if (key === void 0) return void 0;
    const input = new TextEncoder().encode(\`\${header}.\${toBase64Url(payload)}\`);
    const imported = await webCrypto().importKey(
      "jwk",
      key.jwk,
      { name: "ECDSA", namedCurve: "P-256" },
      false,
      ["verify"]
    );
    return await webCrypto().verify(ES256, imported, fromBase64Url(signature), input) ? kid : void 0;
  } catch (error) {
    if (error instanceof ReleaseError) throw error;
    return void 0;
  }
}
async function sha256(bytes) {
  const digest = new Uint8Array(await webCrypto().digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
function webCrypto() {
  const { subtle } = globalThis.crypto ?? {};
  if (subtle !== void 0) return subtle;
  throw new ReleaseError(
    "no-web-crypto",
    "Nothing can be verified here: Web Crypto is missing. A page needs https, a program Node 20."
  );
}
function publicKey(key) {
  const { kty, crv, x, y, kid, use = "sig", alg = "ES256" } = { ...key };
  if (kty !== "EC" || crv !== "P-256" || use !== "sig" || alg !== "ES256") return void 0;
  return typeof x === "string" && typeof y === "string" ? { kid, jwk: { kty, crv, x, y } } : void 0;
}
function fromBase64Url(encoded) {
  if (!/^[\\w-]*$/.test(encoded)) throw new TypeError("not base64url");
  const binary = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
function toBase64Url(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += 32768)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 32768)));
  return btoa(parts.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
function text(bytes) {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

var IN_LIST = 64;
var AT_ONCE = 16;
async function entryInShards(release, dataset, id) {
  const { bits, indexes } = datasetIn(release, dataset);
  const digest = await sha256(new TextEncoder().encode(id));
  const number = Math.floor(Number.parseInt(digest.slice(0, 8), 16) / 2 ** (32 - bits));
  const index = indexes[Math.floor(number / IN_LIST)];
  const listed = index === void 0 ? [] : await listIn(release, dataset, index);
  const shard = listed[number % IN_LIST];
  const entries = shard === void 0 ? [] : await shardIn(release, dataset, shard);
  return entries.find((entry) => entry.id === id);
}
async function entriesInShards(release, dataset) {
  const { indexes } = datasetIn(release, dataset);
  const lists = await inTurn(indexes, (index) => listIn(release, dataset, index));
  const entries = await inTurn(lists.flat(), (shard) => shardIn(release, dataset, shard));
  return entries.flat().sort((a, b) => a.id < b.id ? -1 : 1);
}
function datasetIn({ manifest, shards }, dataset) {
  const found = Object.hasOwn(shards.datasets, dataset) ? shards.datasets[dataset] : void 0;
  if (found !== void 0) return found;
  const { collection, version } = manifest;
  throw new ReleaseError("no-such-file", \`\${collection} \${version} has no dataset \${dataset}.\`);
}
async function listIn({ site, manifest }, dataset, digest) {
  const path = \`\${manifest.collection}/shards/\${dataset}/\${digest}.json\`;
  return shardsIn(site.url(path), await site.readImmutable(path, digest));
}
async function shardIn({ site, manifest }, dataset, { digest, records }) {
  if (records === 0) return [];
  const path = \`\${manifest.collection}/shards/\${dataset}/\${digest}.ndjson\`;
  return linesIn(site.url(path), await site.readImmutable(path, digest));
}
async function inTurn(items, work) {
  const results = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [place, item] of queue) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

function dataOf(site, manifest, bytes, url) {
  const { shards } = manifest;
  if (shards === void 0) {
    const list = async (name) => {
      const path = \`data/\${name}.json\`;
      return recordsIn(url(path), await bytes(path));
    };
    return {
      record: async (dataset, id) => (await list(dataset)).find((item) => idOf(item) === id),
      records: list,
      withdrawn: () => list("withdrawn")
    };
  }
  const release = { site, manifest, shards };
  return {
    async record(dataset, id) {
      const entry = await entryInShards(release, dataset, id);
      return entry !== void 0 && isTombstone(entry) ? void 0 : entry;
    },
    async records(dataset) {
      return (await entriesInShards(release, dataset)).filter((entry) => !isTombstone(entry));
    },
    async withdrawn() {
      const tombstones = [];
      for (const dataset of Object.keys(shards.datasets)) {
        const entries = (await entriesInShards(release, dataset)).filter(isTombstone);
        tombstones.push(...entries.map((entry) => ({ dataset, ...entry })));
      }
      return tombstones;
    }
  };
}
function idOf(item) {
  return typeof item === "object" && item !== null && "id" in item ? item.id : void 0;
}
function isTombstone(entry) {
  return "withdrawn" in entry;
}

var Site = class {
  #base;
  #fetch;
  #cache;
  constructor({ site, fetch, cache }) {
    this.#base = site.replace(/\\/+$/, "");
    this.#fetch = fetch ?? ((url) => globalThis.fetch(url));
    this.#cache = cache;
  }
  url(path) {
    return \`\${this.#base}/\${path}\`;
  }
  /**
   * Fetches a file.
   * @returns undefined where there is none
   * @throws ReleaseError \`network\`
   */
  async find(path) {
    try {
      const response = await this.#fetch(this.url(path));
      if (response.status === 404 || response.status === 410) return void 0;
      if (!response.ok) throw new Error(\`status \${response.status}\`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ReleaseError("network", \`\${this.url(path)} cannot be read: \${reason}\`, { cause: error });
    }
  }
  /** @throws ReleaseError \`network\` or \`missing-file\` */
  async read(path) {
    const bytes = await this.find(path);
    if (bytes !== void 0) return bytes;
    throw new ReleaseError("missing-file", \`There is no \${this.url(path)}.\`);
  }
  /**
   * Reads a file that never changes, from the cache or the site.
   * @throws ReleaseError \`altered-file\` where it has another digest; \`network\` or \`missing-file\`
   */
  async readImmutable(path, digest) {
    const url = this.url(path);
    const cached = await this.#cached(url);
    if (cached !== void 0 && await sha256(cached) === digest) return cached;
    const bytes = await this.read(path);
    const found = await sha256(bytes);
    if (found !== digest) {
      throw new ReleaseError(
        "altered-file",
        \`\${url} is not what was published: it should have the SHA-256 \${digest} and has \${found}.\`
      );
    }
    await this.#remember(url, bytes);
    return bytes;
  }
  // A cache that is full or damaged is no reason to fail.
  async #cached(url) {
    try {
      const bytes = await this.#cache?.get(url);
      return bytes && new Uint8Array(bytes);
    } catch {
      return void 0;
    }
  }
  async #remember(url, bytes) {
    try {
      await this.#cache?.set(url, new Uint8Array(bytes));
    } catch {
    }
  }
};

var NUMBER = "(?:0|[1-9]\\\\d{0,14})";
var RANGE = new RegExp(\`^([~^]?)v?(\${NUMBER})(?:\\\\.(\${NUMBER}|[xX*])(?:\\\\.(\${NUMBER}|[xX*]))?)?$\`);
var EVERYTHING = [
  [0, 0, 0],
  [Infinity, 0, 0]
];
function chooseRelease(wanted, releases) {
  const text2 = wanted.trim();
  const span = text2 === "latest" ? EVERYTHING : spanOf(text2);
  if (span === void 0) {
    throw new ReleaseError(
      "bad-range",
      \`"\${wanted}" is neither a version (1.4.2) nor a range (1, 1.x, 1.4, 1.4.x, ^1.2.0, ~1.2.0, latest).\`
    );
  }
  const newestFirst = releases.toSorted((a, b) => compare(tripleOf(b.version), tripleOf(a.version)));
  const matching = newestFirst.filter(({ version }) => isIn(span, tripleOf(version)));
  const chosen = isExact(span) ? matching[0] : matching.find(({ yanked }) => yanked === void 0);
  if (chosen !== void 0) return chosen;
  const [newest] = matching;
  if (newest !== void 0) {
    throw new ReleaseError(
      "yanked",
      \`Every release in "\${wanted}" is yanked; \${newest.version} because: \${newest.yanked?.reason} An exact version opens it all the same.\`
    );
  }
  const known = newestFirst.slice(0, 10).map(({ version }) => version);
  throw new ReleaseError(
    "no-such-release",
    \`There is no release \${isExact(span) ? "" : "in "}"\${wanted}"; the newest are \${known.join(", ")}.\`
  );
}
function spanOf(text2) {
  const [, sign, ...parts] = RANGE.exec(text2) ?? [];
  const [major, minor, patch] = parts.map((part) => /^\\d/.test(part ?? "") ? Number(part) : void 0);
  if (major === void 0 || minor === void 0 && patch !== void 0) return void 0;
  const from = [major, minor ?? 0, patch ?? 0];
  const nextMinor = [major, from[1] + 1, 0];
  const nextPatch = [major, from[1], from[2] + 1];
  if (minor === void 0 || sign === "^" && major > 0) return [from, [major + 1, 0, 0]];
  if (patch === void 0 || sign === "~" || sign === "^" && minor > 0) return [from, nextMinor];
  return [from, nextPatch];
}
function isIn([from, to], version) {
  return compare(from, version) <= 0 && compare(version, to) < 0;
}
function isExact([from, to]) {
  return from[0] === to[0] && from[1] === to[1];
}
function tripleOf(version) {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return [major, minor, patch];
}
function compare(a, b) {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

async function openRelease(wanted, options) {
  const { collection } = options;
  const site = new Site(options);
  const pointer = \`\${collection}/releases.json\`;
  const listed = chooseRelease(wanted, releasesIn(site.url(pointer), await site.read(pointer)));
  const { version, yanked } = listed;
  const path = (file) => \`\${collection}/\${version}/\${file}\`;
  const url = (file) => site.url(path(file));
  const manifestBytes = await site.readImmutable(path("manifest.json"), listed.manifestSha256);
  const manifest = manifestIn(url("manifest.json"), manifestBytes, collection, version);
  const keyId = await checkSignature(site, path("manifest.json.jws"), listed, manifestBytes, options.keys);
  const digests = new Map(manifest.files.map((file) => [file.path, file.sha256]));
  const bytes = async (file) => {
    const digest = digests.get(file);
    if (digest === void 0)
      throw new ReleaseError("no-such-file", \`\${collection} \${version} has no file \${file}.\`);
    return site.readImmutable(path(file), digest);
  };
  const data = dataOf(site, manifest, bytes, url);
  return {
    collection,
    version,
    ...yanked !== void 0 && { yanked },
    ...keyId !== void 0 && { signedBy: keyId },
    // The digests tell that these are what was published, and the publisher holds them to the schemas of the types.
    manifest,
    record: async (dataset, id) => await data.record(dataset, id),
    records: async (dataset) => await data.records(dataset),
    withdrawn: async () => await data.withdrawn(),
    bytes,
    text: async (file) => new TextDecoder().decode(await bytes(file)),
    json: async (file) => parseJson(url(file), await bytes(file))
  };
}
async function checkSignature(site, path, listed, manifest, trusted) {
  if (listed.signedBy === void 0 && trusted === void 0) return void 0;
  const signature = await site.find(path);
  if (signature === void 0) {
    throw new ReleaseError(
      "missing-signature",
      \`The manifest should be signed, and there is no \${site.url(path)}.\`
    );
  }
  const keys = trusted ?? keySetIn(site.url(KEYS), await site.read(KEYS));
  const keyId = await signedBy(new TextDecoder().decode(signature), manifest, keys);
  if (keyId !== void 0 && keyId === (listed.signedBy ?? keyId)) return keyId;
  throw new ReleaseError(
    "wrong-signature",
    keyId === void 0 ? \`\${site.url(path)} is no signature of the manifest by \${trusted === void 0 ? \`a key in \${site.url(KEYS)}\` : "a key that you trust"}.\` : \`\${site.url(path)} is by the key \${keyId}; the pointer announces \${listed.signedBy}.\`
  );
}
var KEYS = ".well-known/jwks.json";
export {
  ReleaseError,
  browserCache,
  openRelease
};
`;

export const CLIENT_DTS = `/** What \`fetch\` has to do here; the one of browsers and Node does. */
export type Fetch = (url: string) => Promise<{
    readonly ok: boolean;
    readonly status: number;
    arrayBuffer(): Promise<ArrayBuffer>;
}>;
/** Where files that never change are kept, by address. A \`Map\` is one. What it gives is verified like any answer. */
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
    /** The address below which the collection is: \`https://data.example.org\`. */
    site: string;
    /** Without it, the global \`fetch\`. */
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
    readonly files: readonly {
        readonly path: string;
        readonly bytes: number;
        readonly sha256: string;
    }[];
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
    readonly yanked?: {
        readonly on: string;
        readonly reason: string;
    };
    /** The id of the key that signed the manifest; absent where nobody did. */
    readonly signedBy?: string;
    readonly manifest: Types['manifest'];
    /** One record, or undefined where the release has none with this id. Of a large collection only a small part is fetched. */
    record<Name extends keyof Types['records'] & string>(dataset: Name, id: string): Promise<Types['records'][Name] | undefined>;
    /** The records of a dataset, by id. */
    records<Name extends keyof Types['records'] & string>(dataset: Name): Promise<Types['records'][Name][]>;
    /** The tombstones of all datasets. */
    withdrawn(): Promise<Types['withdrawn'][]>;
    /** A file that the manifest lists, by its path: \`changes.json\`. */
    bytes(path: string): Promise<Uint8Array>;
    /** The same as text. */
    text(path: string): Promise<string>;
    /** The same, parsed as JSON. */
    json(path: string): Promise<unknown>;
}
/** What is wrong, for programs. */
export type ReleaseErrorCode = 
/** The wanted version or range is not written as one. */
'bad-range'
/** No release has the wanted version, or none is in the range. */
 | 'no-such-release'
/** Every release in the range is yanked. */
 | 'yanked'
/** The release has no such file or dataset. */
 | 'no-such-file'
/** The site does not answer, or not with what was asked for. */
 | 'network'
/** The site lacks a file that it should have. */
 | 'missing-file'
/** A document is not what it should be. */
 | 'wrong-document'
/** A file is not the one that was published. */
 | 'altered-file'
/** The manifest should be signed and is not. */
 | 'missing-signature'
/** The signature is not one of this manifest by a key that counts. */
 | 'wrong-signature'
/** There is no Web Crypto here: in browsers, pages need https (or localhost). */
 | 'no-web-crypto';
/** Says why a release, or a file of it, is not handed out. */
export declare class ReleaseError extends Error {
    name: string;
    readonly code: ReleaseErrorCode;
    constructor(code: ReleaseErrorCode, message: string, options?: {
        cause?: unknown;
    });
}
/** A cache in the Cache API of browsers, which outlives the page. */
export declare function browserCache(name: string): Promise<FileCache>;
/**
 * Opens a published release: finds it in the pointer, and verifies the digest of its manifest and the signature. Its
 * files are fetched, and verified, when they are asked for.
 * @param wanted an exact version (\`1.4.2\`), or a range of which the newest release that is not yanked is taken:
 *   \`1\`, \`1.x\`, \`1.4\`, \`1.4.x\`, \`^1.2.0\`, \`~1.2.0\`, \`latest\`
 * @throws ReleaseError, whose \`code\` says why
 */
export declare function openRelease<Types extends ReleaseTypes>(wanted: string, options: OpenOptions & {
    collection: string;
}): Promise<OpenedRelease<Types>>;
`;
