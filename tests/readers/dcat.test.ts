import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeWithHistory } from './history.ts';
import { requireProgram, run } from './programs.ts';
import { copyOfRelease, publishedRelease } from './published.ts';

/** Our own reading of what DCAT-AP 3 makes mandatory, and of what DCAT says of versions. */
const SHAPES = fileURLToPath(new URL('shapes/dcat.ttl', import.meta.url));

let history: ReturnType<typeof storeWithHistory>;
beforeAll(() => {
  history = storeWithHistory();
});
afterAll(() => history.remove());

function validate(path: string): { status: number | null; output: string } {
  return run('pyshacl', ['--shapes', SHAPES, '--data-file-format', 'json-ld', path]);
}

const documents = (): string[] => [
  join(publishedRelease().folder, 'dcat.jsonld'),
  join(publishedRelease().collection, 'catalog.jsonld'),
  join(history.collection, 'catalog.jsonld'),
  join(history.collection, '1.0.1/dcat.jsonld'),
];

describe('pyshacl', () => {
  test('finds the catalogues and datasets to have what DCAT-AP makes mandatory', (context) => {
    requireProgram(context, 'pyshacl');
    for (const path of documents()) {
      const { status, output } = validate(path);
      expect(status, output).toBe(0);
      expect(output).toContain('Conforms: True');
    }
  });

  test.for([
    'dct:title',
    'dct:description',
    'dct:publisher',
    'dcat:accessURL',
    'dcat:version',
    'spdx:checksumValue',
    'dcat:hasVersion',
  ])('would miss %s', (term, context) => {
    requireProgram(context, 'pyshacl');
    const folder = copyOfRelease();
    const text = readFileSync(join(publishedRelease().collection, 'catalog.jsonld'), 'utf8');
    const path = join(folder, 'catalog.jsonld');
    writeFileSync(path, text.replaceAll(`"${term}": `, '"http://example.org/other": '));
    const { status, output } = validate(path);
    expect(status, output).toBe(1);
  });
});
