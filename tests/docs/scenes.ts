import { textOf } from './console.ts';
import type { Changes } from './documented-project.ts';

const RECORDS = 'docs/records.md';
const SOURCE = 'datasets/sources/river-crossing-report.json';
const STATEMENT = 'datasets/statements/ministries-announce-crossing.json';
const RELEASE = 'public/south-caucasus/1.0.0';

/** The block of a page, in a language, that holds some words. */
function blockOf(page: string, language: string, words: string): string {
  const blocks = textOf(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
  const found = [...blocks].map(([, block = '']) => block).find((block) => block.includes(words));
  if (found === undefined) throw new TypeError(`${page} has no block of ${language} with "${words}"`);
  return found;
}

const CITED = {
  '../texts/river-crossing.txt': () => blockOf(RECORDS, 'text', 'River crossing to open in May'),
};

/** The two records of the step by step, the second with its two mistakes. */
const WITH_MISTAKES = {
  ...CITED,
  [SOURCE]: () => blockOf(RECORDS, 'json', '"id": "river-crossing-report"'),
  [STATEMENT]: () => blockOf(RECORDS, 'json', '"id": "ministries-announce-crossing"'),
};

const MENDED = {
  ...WITH_MISTAKES,
  [STATEMENT]: () =>
    WITH_MISTAKES[STATEMENT]()
      .replace('"attribution": "paraphrase"', '"attribution": "own-voice"')
      .replace('["/speaker", "/summary"]', '["/speaker", "/saidOn", "/summary"]'),
};

/** A record whose second key stands behind its third. */
const IN_ANOTHER_ORDER: Changes = {
  'datasets/places/yerevan.json': (text) =>
    text
      .replace('  "kind": "settlement",\n', '')
      .replace('  "evidence": [', '  "kind": "settlement",\n  "evidence": ['),
};

interface Scene {
  page: string;
  command: string;
  changes: Changes;
  /** Numbers and digests are those of the page too: all that they depend on is in it. */
  exact?: true;
}

/** What is otherwise than in the shipped collection where a page shows a command; in the order of the page. */
export const SCENES: readonly Scene[] = [
  {
    page: 'README.md',
    command: 'npm run --silent check',
    changes: { 'datasets/figures/tripp-length.json': (text) => text.replace('"qualifier"', '"qualifer"') },
  },
  {
    page: 'docs/cli.md',
    command: 'depositary check --fix',
    changes: {
      'datasets/figures/tripp-length.json': (text) =>
        text.replace('"qualifier"', '"qualifer"').replace(/("definition": "\S+) /, '$1  '),
    },
  },
  { page: 'docs/cli.md', command: 'depositary fmt --check', changes: IN_ANOTHER_ORDER },
  { page: 'docs/cli.md', command: 'depositary fmt', changes: IN_ANOTHER_ORDER },
  { page: 'docs/cli.md', command: 'depositary check', changes: WITH_MISTAKES },
  { page: RECORDS, command: 'depositary evidence cite', changes: CITED, exact: true },
  { page: RECORDS, command: 'depositary evidence cite', changes: CITED, exact: true },
  { page: RECORDS, command: 'depositary evidence cite', changes: CITED, exact: true },
  { page: RECORDS, command: 'depositary check', changes: WITH_MISTAKES },
  { page: RECORDS, command: 'depositary check', changes: MENDED },
  { page: RECORDS, command: 'depositary evidence verify', changes: MENDED },
  { page: RECORDS, command: 'depositary evidence coverage', changes: MENDED },
  { page: 'CONTRIBUTING.md', command: 'npx depositary evidence verify', changes: MENDED },
  { page: 'CONTRIBUTING.md', command: 'npx depositary evidence coverage', changes: MENDED },
  {
    page: 'docs/schemas.md',
    command: 'depositary check',
    changes: {
      'schemas/common.schema.json': (text) =>
        text.replace('"type": "string",', '"type": "string", "not": {},'),
    },
  },
  {
    page: 'docs/verify.md',
    command: 'depositary verify',
    changes: {
      [`${RELEASE}/data/places.csv`]: (text) => `${text}\r\n`,
      [`${RELEASE}/types/index.d.ts`]: () => undefined,
    },
  },
];
