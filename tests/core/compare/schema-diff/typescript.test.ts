import { expect, it } from 'vitest';
import { typesOf } from '../../../../core/compare/types.ts';
import type { JsonObject } from '../../../../core/shared/json.ts';
import type { Schema } from '../../../../core/shared/schema.ts';
import { complaintsAbout } from '../compiler.ts';
import { FILE_CASES } from './oracle/files.ts';
import { STRUCTURE_CASES } from './oracle/structures.ts';
import { VALUE_CASES } from './oracle/values.ts';

/** Changes after which programs must still compile. The types know the published form only. */
const HARMLESS = [...VALUE_CASES, ...STRUCTURE_CASES, ...FILE_CASES].filter(
  ({ level, before, after }) => level !== 'major' && [before, after].every(isPublishedForm),
);

/** Types of objects are closed, whatever `additionalProperties` says, and a dangling reference has none. */
function isPublishedForm(schema: JsonObject): boolean {
  return !/"(not|additionalProperties)":|#\/\$defs\/Z"/.test(JSON.stringify(schema));
}

function exportedNames(declarations: string): string[] {
  return [...declarations.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name = '']) => name);
}

/** The types of a schema, whose address plays no part in them. */
function typesFor({ $id: _, ...schema }: JsonObject): Promise<string> {
  return typesOf(schema as unknown as Schema, 'Thing');
}

/** A program that takes new records where it expects old ones, under every name that it could import. */
function program(names: readonly string[], index: number): string {
  const lines = names.map(
    (name) =>
      `import type { ${name} as Old${name} } from './before-${index}.js';\n` +
      `import type { ${name} as New${name} } from './after-${index}.js';\n` +
      `export const take${name} = (record: New${name}): Old${name} => record;\n`,
  );
  return lines.join('');
}

it('no change that is less than major breaks a program that reads old records from new ones', async () => {
  const files: Record<string, string> = {};
  for (const [index, { before, after }] of HARMLESS.entries()) {
    const old = await typesFor(before);
    files[`before-${index}.d.ts`] = old;
    files[`after-${index}.d.ts`] = await typesFor(after);
    files[`program-${index}.ts`] = program(exportedNames(old), index);
  }
  expect(HARMLESS.length).toBeGreaterThan(80);
  const broken = complaintsAbout(files).map((line) => {
    const [, index] = /-(\d+)\./.exec(line) ?? [];
    return `${HARMLESS[Number(index)]?.what}: ${line}`;
  });
  expect(broken).toEqual([]);
});
