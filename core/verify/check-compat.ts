import isBefore from 'semver/functions/lt.js';
import major from 'semver/functions/major.js';
import type { Compat, Manifest, Releases } from '../build/documents.ts';
import { nextVersion } from '../compare/bump.ts';
import { isCompatible, proveCompatibility, type SchemaFit } from '../compare/compatibility.ts';
import { type Level, outweighs } from '../compare/level.ts';
import type { SchemaChange } from '../compare/schema-diff/change.ts';
import { schemaChanges } from '../compare/schema-diff/schema-changes.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { releaseKey } from '../shared/keys.ts';
import { byCodeUnit } from '../shared/order.ts';
import type { SchemaSet } from '../shared/schema.ts';
import type { EarlierReleases } from './earlier-releases.ts';
import { parsePublished, type VerifyProblem } from './problem.ts';
import { entriesOf, type ReleaseRecord } from './release-records.ts';
import { isPublishedSchema, PUBLISHED_SCHEMAS, schemasIn, withSchemas } from './release-schemas.ts';

/**
 * Proves again what compat.json claims: that the schemas changed in no way that outweighs the level, and how the records
 * fit the published schemas of every earlier release of the same major.
 */
export async function checkCompat(
  earlier: EarlierReleases,
  pointer: Releases,
  manifest: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  records: readonly ReleaseRecord[],
  problems: VerifyProblem[],
): Promise<void> {
  const { collection, version, previous, bump } = manifest;
  const file = releaseKey(collection, version, 'compat.json');
  const wrong = (message: string): void => void problems.push({ code: 'wrong-compat', file, message });
  const compat = parsePublished(file, contents.get('compat.json'), 'compat');
  if (compat.level !== bump.level) wrong(`It says ${compat.level}, the manifest says ${bump.level}.`);
  if (canonicalJson(compat.reasons) !== canonicalJson(bump.reasons)) {
    wrong('It gives other reasons than the manifest.');
  }
  if (!leadsTo(previous, compat.level, version)) {
    wrong(`The level ${compat.level} does not lead from ${previous ?? 'nothing'} to ${version}.`);
  }
  if (previous === undefined) return;
  const sets = schemaSets(earlier, pointer);
  const before = await sets(previous);
  if (before === undefined) return;
  const after = schemasIn(manifest, contents, PUBLISHED_SCHEMAS);
  const changes = withSchemas(manifest, () => schemaChanges(before, after));
  const [weightiest] = changes;
  if (weightiest !== undefined && outweighs(weightiest.level, compat.level)) {
    wrong(`The level is ${compat.level}, but a change is ${weightiest.level}: ${weightiest.message}.`);
  }
  const [found, claimed] = [changes, compat.schemaChanges].map(placesOf);
  if (canonicalJson(found) !== canonicalJson(claimed)) {
    wrong('It does not list the changes of the schemas since the release before.');
  }
  const fits = await fitsOf(sets, pointer, manifest, records);
  if (fits !== undefined) compareFits(compat, fits, wrong);
}

/**
 * Whether a release of this level may have this version. Numbers that other publishers used up are passed over, by the
 * last part only.
 */
function leadsTo(previous: string | undefined, level: Level, version: string): boolean {
  if (level === 'initial' || previous === undefined) return level === 'initial' && previous === undefined;
  const next = nextVersion(previous, level);
  return (
    version.slice(0, version.lastIndexOf('.')) === next.slice(0, next.lastIndexOf('.')) &&
    !isBefore(version, next)
  );
}

/** Where something changed, by which rule; the words may differ from one version of the program to another. */
function placesOf(changes: readonly SchemaChange[]): string[] {
  return changes
    .map(({ rule, level, schema, pointer }) => `${level} ${rule} ${schema} ${pointer}`)
    .sort(byCodeUnit);
}

/** How the records fit each earlier release of the major; undefined where one cannot be read. */
async function fitsOf(
  sets: SchemaSets,
  { releases }: Releases,
  { version }: Manifest,
  records: readonly ReleaseRecord[],
): Promise<SchemaFit[] | undefined> {
  const place = releases.findIndex((release) => release.version === version);
  const byVersion = new Map<string, SchemaSet>();
  for (const release of releases.slice(0, place)) {
    if (major(release.version) !== major(version)) continue;
    const set = await sets(release.version);
    if (set === undefined) return undefined;
    byVersion.set(release.version, set);
  }
  return proveCompatibility(entriesOf(records), byVersion);
}

/** Gives the published schemas of an earlier release; undefined where they cannot be read. */
type SchemaSets = (version: string) => Promise<SchemaSet | undefined>;

/** Releases with equal schemas share one set, so a long history costs few reads. */
function schemaSets(earlier: EarlierReleases, { releases }: Releases): SchemaSets {
  const sets = new Map<string, SchemaSet>();
  return async (version) => {
    const digest = releases.find((release) => release.version === version)?.schemasSha256 ?? '';
    const known = sets.get(digest);
    if (known !== undefined) return known;
    const opened = await earlier.open(version, isPublishedSchema);
    if (opened === undefined) return undefined;
    const set = schemasIn(opened.manifest, opened.contents, PUBLISHED_SCHEMAS);
    sets.set(digest, set);
    return set;
  };
}

function compareFits(compat: Compat, fits: readonly SchemaFit[], wrong: (message: string) => void): void {
  if (!isCompatible([...fits]) && compat.level !== 'major') {
    const failing = fits.find(({ failed }) => failed.length > 0);
    wrong(
      `The level is ${compat.level}, but ${failing?.failed[0]} does not fit the schemas of ${failing?.version}.`,
    );
  }
  if (canonicalJson(fits) !== canonicalJson(compat.earlier)) {
    wrong('It does not tell how the records fit the schemas of the earlier releases of the major.');
  }
}
