import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { requireProgram, run } from './programs.ts';
import { copyOfRelease, publishedRelease, readJson } from './published.ts';

describe('openapi-spec-validator', () => {
  test('accepts the description of the addresses', (context) => {
    requireProgram(context, 'openapi-spec-validator');
    const { status, output } = run('openapi-spec-validator', [
      join(publishedRelease().folder, 'openapi.json'),
    ]);
    expect(output).toContain('OK');
    expect(status).toBe(0);
  });

  test('would refuse a path parameter that is not declared', (context) => {
    requireProgram(context, 'openapi-spec-validator');
    const path = join(copyOfRelease(), 'openapi.json');
    const document = readJson<{ paths: Record<string, { get: { parameters: unknown[] } }> }>(path);
    for (const { get } of Object.values(document.paths)) get.parameters = [];
    writeFileSync(path, JSON.stringify(document));
    expect(run('openapi-spec-validator', [path]).status).not.toBe(0);
  });
});
