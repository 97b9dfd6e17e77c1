import fc from 'fast-check';

/** What the edge looks up, in the tests of all its engines. */
export const ENTRIES: Readonly<Record<string, string>> = {
  'demo@latest': '1.4.2',
  'demo@v1': '1.4.2',
  'demo@v1.4': '1.4.2',
  'demo@v0': '0.9.0',
};

/** Looks up like the edge; undefined where there is nothing. */
export function versionOf(collection: string, alias: string): string | undefined {
  return ENTRIES[`${collection}@${alias}`];
}

/** Paths with an alias, and where they lead. */
export const REDIRECTS = [
  ['/demo/latest', '/demo/1.4.2/manifest.json'],
  ['/demo/latest/', '/demo/1.4.2/manifest.json'],
  ['/demo/v1/manifest.json', '/demo/1.4.2/manifest.json'],
  ['/demo/v1.4/data/agreements.csv', '/demo/1.4.2/data/agreements.csv'],
  ['/demo/v1.4/data/', '/demo/1.4.2/data/'],
  ['/demo/v0/LICENSE', '/demo/0.9.0/LICENSE'],
  ['/demo/latest/latest/v1', '/demo/1.4.2/latest/v1'],
] as const;

/** Paths with an alias that there is not. */
export const UNKNOWN = [
  ['/demo/v2', 'demo', 'v2'],
  ['/demo/v1.5/x', 'demo', 'v1.5'],
  ['/other/latest/x', 'other', 'latest'],
] as const;

/** Paths without an alias, among them what only looks like one. */
export const PASSING = [
  '',
  '/',
  '/demo',
  '/demo/',
  '/demo/releases.json',
  '/demo/1.4.2/manifest.json',
  '/demo/1.4.2/latest/manifest.json',
  '/demo/records/actors/latest.json',
  '/demo/records/places/vienna.json',
  '/demo/latest.json',
  '/demo/latestx',
  '/demo/V1/x',
  '/demo/v01/x',
  '/demo/v1.4.2/x',
  '/demo/v/x',
  '/demo/latest@1/x',
  '/demo@latest/latest',
  '/latest/x',
  '//latest/x',
  '/demo//latest/x',
  '/Demo/latest/x',
  '/__proto__/latest',
  '/demo/latest//x',
  '/demo/latest//',
  '/demo/latest/../../other/1.0.0/x',
  '/demo/latest/%2e%2e/%2e%2e/x',
  '/demo/latest/..%2fx',
  '/demo/latest/\\..\\x',
  '/demo/latest/x\r\nSet-Cookie: a=b',
  '/demo/latest/x\n',
  '/demo/latest\n',
  '/demo/latest/\n',
  '\n/demo/latest',
  '/demo/latest?x=1',
  '/demo/latest/x\0',
  '/demo/latest/\u{1f4a9}',
  '/demo/latest/.hidden',
  'https://evil.example/demo/latest',
];

const segment = fc.oneof(
  fc.constantFrom('demo', 'latest', 'v1', 'v1.4', '1.4.2', '..', '.', '', '%2e%2e', '%2f', 'data', 'x.json'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** Any path, and many that begin with an alias. */
export const anyPath = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`),
  fc.array(segment, { maxLength: 6 }).map((segments) => `/demo/latest/${segments.join('/')}`),
  fc.array(segment, { maxLength: 6 }).map((segments) => `/demo/v1${segments.join('/')}`),
);
