import type { Snapshot } from '../../compare/snapshot.ts';
import { binaryFile, type ReleaseFile, textFile } from '../release-file.ts';
import { CLIENT_DTS, CLIENT_JS } from './client-text.ts';
import { clientEntry, dataDeclaration, mainEntry } from './entry-files.ts';
import { DATA_NAMES, packageJson } from './package-json.ts';
import { packageReadme } from './readme.ts';
import { type PackedFile, tarball } from './tarball.ts';
import { vocabulariesDts, vocabulariesJs, vocabulariesOf } from './vocabularies.ts';

/** What a package takes over from the release as it is. */
const TAKEN =
  /^(?:data\/[a-z]+\.json|schemas\/(?:draft-07\/)?[a-z]+\.schema\.json|types\/index\.d\.ts|LICENSE)$/;

/**
 * The release as an npm package: `npm install <address>/package.tgz` gives data, types and a client; without the data
 * where that is not in files.
 * @param files the other files of the release
 */
export async function packageFile(
  { settings, schemas }: Snapshot,
  version: string,
  files: readonly ReleaseFile[],
): Promise<ReleaseFile> {
  const vocabularies = vocabulariesOf(schemas);
  const dataNames = DATA_NAMES.filter((name) => files.some(({ path }) => path === `data/${name}.json`));
  const holdsData = dataNames.length > 0;
  const main = mainEntry(settings.name, version, holdsData);
  const client = clientEntry(settings.name);
  const texts: Record<string, string> = {
    'package.json': `${JSON.stringify(packageJson(settings, version, dataNames), undefined, 2)}\n`,
    'README.md': packageReadme(settings, version, holdsData),
    'index.js': main.js,
    'index.d.ts': main.dts,
    'client/index.js': client.js,
    'client/index.d.ts': client.dts,
    'client/client.js': CLIENT_JS,
    'client/client.d.ts': CLIENT_DTS,
    'vocabularies.js': vocabulariesJs(vocabularies),
    'vocabularies.d.ts': vocabulariesDts(vocabularies),
  };
  for (const name of dataNames) texts[`types/data/${name}.d.cts`] = dataDeclaration(name);
  const made = Object.entries(texts).map(([path, text]): PackedFile => textFile(path, text));
  const taken = files.filter(({ path }) => TAKEN.test(path));
  return binaryFile('package.tgz', await tarball([...made, ...taken]));
}
