import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ReleaseError } from '../../client/release-error.ts';
import { nonConforming, SchemaError } from '../../core/compare/compatibility.ts';
import { schemaFileName } from '../../core/compare/compound-schema.ts';
import { DATASETS } from '../../core/shared/datasets.ts';
import type { Json } from '../../core/shared/json.ts';
import { releaseKey } from '../../core/shared/keys.ts';
import type { Schema } from '../../core/shared/schema.ts';
import { schemaFault } from '../../core/verify/schema-fault.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { openLocated } from '../open-located.ts';
import { locateRelease } from '../release-location.ts';
import type { Language } from '../types/languages.ts';

const COMMENT = { py: '#', go: '//' } as const;

/** `depositary types`: the types of a release's records, in a language. */
export async function typesCommand(
  options: CommonOptions & { target: string; lang: Language; out?: string },
): Promise<CommandResult> {
  const { cwd, target, lang, out } = options;
  const release = await openLocated(await locateRelease(cwd, target));
  const { collection, version } = release;
  const text = lang === 'ts' ? await release.text('types/index.d.ts') : await generated(release, lang);
  const json = { command: 'types', lang, collection, version };
  if (out === undefined) return { exitCode: EXIT.ok, json: { ...json, text }, text: text.trimEnd() };
  writeFileSync(resolve(cwd, out), text);
  return {
    exitCode: EXIT.ok,
    json: { ...json, out },
    text: `Wrote the types of ${collection} ${version} to ${out}.`,
  };
}

async function generated(
  release: Awaited<ReturnType<typeof openLocated>>,
  lang: Exclude<Language, 'ts'>,
): Promise<string> {
  const names = [...Object.values(DATASETS), 'tombstone'].map(schemaFileName);
  const schemas = await Promise.all(names.map((name) => soundSchema(release, name)));
  // Loaded only here: it is larger than all the rest of the program.
  const { generateTypes } = await import('../types/generate-types.ts');
  const types = await generateTypes(lang, schemas, release.collection);
  return `${COMMENT[lang]} The records of ${release.collection} ${release.version}.\n${types}`;
}

/**
 * A published schema that a generator can be given.
 * @throws ReleaseError `wrong-document` naming the file
 */
async function soundSchema(release: Awaited<ReturnType<typeof openLocated>>, name: string): Promise<Schema> {
  const json = (await release.json(`schemas/${name}`)) as Json;
  // Compiled below, which tells whether it is a schema.
  const schema = json as Schema;
  const fault = schemaFault(json) ?? compileFault(name, schema);
  if (fault === undefined) return schema;
  const file = releaseKey(release.collection, release.version, `schemas/${name}`);
  throw new ReleaseError('wrong-document', `${file}: ${fault}`);
}

function compileFault(name: string, schema: Schema): string | undefined {
  try {
    nonConforming([], new Map([[name, schema]]));
    return undefined;
  } catch (error) {
    if (error instanceof SchemaError) return `It cannot be used: ${error.message}`;
    throw error;
  }
}
