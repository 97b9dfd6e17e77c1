import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeWithHistory } from './history.ts';
import { requirePython, run } from './programs.ts';
import { copyOfRelease, publishedRelease } from './published.ts';

/** No validator of CFF installs here, so this is our own reading of what the format requires. */
const SCHEMA = fileURLToPath(new URL('shapes/cff-required.schema.json', import.meta.url));

/** Reads the file with a YAML parser of another make than the one that wrote it. */
const SCRIPT = `
import json, sys
import jsonschema, yaml
schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.validate(yaml.safe_load(open(sys.argv[2], encoding="utf-8")), schema)
print("valid")
`;

let history: ReturnType<typeof storeWithHistory>;
beforeAll(() => {
  history = storeWithHistory();
});
afterAll(() => history.remove());

describe('CITATION.cff, read with PyYAML', () => {
  test('has what CFF requires, and nothing that it does not know', (context) => {
    requirePython(context, 'jsonschema, yaml');
    for (const folder of [publishedRelease().folder, join(history.collection, '1.0.1')]) {
      expect(run('python3', ['-c', SCRIPT, SCHEMA, join(folder, 'CITATION.cff')]).output).toBe('valid\n');
    }
  });

  test.for(['authors', 'title', 'message', 'cff-version'])('would be refused without %s', (name, context) => {
    requirePython(context, 'jsonschema, yaml');
    const path = join(copyOfRelease(), 'CITATION.cff');
    writeFileSync(path, readFileSync(path, 'utf8').replace(new RegExp(`^${name}:`, 'm'), 'comment:'));
    expect(run('python3', ['-c', SCRIPT, SCHEMA, path]).status).not.toBe(0);
  });
});
