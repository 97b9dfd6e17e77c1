import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { schemaFileName } from '../../core/compare/compound-schema.ts';
import { DATASETS } from '../../core/shared/datasets.ts';
import type { Schema } from '../../core/shared/schema.ts';
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
  // Its digest says that it is the schema that was published.
  const schemas = names.map(async (name) => (await release.json(`schemas/${name}`)) as Schema);
  // Loaded only here: it is larger than all the rest of the program.
  const { generateTypes } = await import('../types/generate-types.ts');
  const types = await generateTypes(lang, await Promise.all(schemas), release.collection);
  return `${COMMENT[lang]} The records of ${release.collection} ${release.version}.\n${types}`;
}
