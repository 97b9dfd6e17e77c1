import { describe, expect, it } from 'vitest';
import { type Bump, bumpFor, nextVersion } from '../../../core/compare/bump.ts';
import type { Compatibility } from '../../../core/compare/compatibility.ts';
import type { Level } from '../../../core/compare/level.ts';
import type { RecordChange } from '../../../core/compare/record-changes.ts';
import type { SchemaChange } from '../../../core/compare/schema-diff/change.ts';
import type { Snapshot } from '../../../core/compare/snapshot.ts';
import { snapshot } from '../publish/samples.ts';
import { baselineOf, entryOf, tombstoneOf } from './baselines.ts';

const before = snapshot();
const town = entryOf('places', 'border-town');
const ADDED: RecordChange = { op: 'added', entry: town };
const MODIFIED: RecordChange = { op: 'modified', entry: town };
const WITHDRAWN: RecordChange = { op: 'withdrawn', entry: tombstoneOf('places', 'border-town') };
const FITS: Compatibility = [{ version: '1.0.0', validated: 1, failed: [] }];
const FAILS: Compatibility = [...FITS, { version: '1.1.0', validated: 1, failed: ['places/border-town'] }];

function schemaChange(level: SchemaChange['level'], rule: string): SchemaChange {
  return { rule, level, schema: 'place.schema.json', pointer: '', message: `place.schema.json: ${rule}` };
}
const BROKEN = schemaChange('major', 'property-removed');
const GROWN = schemaChange('minor', 'vocabulary-grew');
const REWORDED = schemaChange('patch', 'description-changed');

interface Change {
  changes?: RecordChange[];
  schemas?: SchemaChange[];
  compatibility?: Compatibility;
  settings?: Partial<Snapshot['settings']>;
  schemasSha256?: string;
  authoringSha256?: string;
}

function bump({ changes = [], schemas = [], compatibility = FITS, settings, ...digests }: Change): Bump {
  const after = {
    ...before,
    settings: { ...before.settings, ...settings },
    ...digests,
  };
  return bumpFor(baselineOf(before), after, { records: changes, schemas, compatibility, inShards: false });
}

describe('the level of a release', () => {
  const otherSchemas = '0'.repeat(64);
  const description = 'the description of the collection changed';

  it.each<{ change: Change; level: Level; reason: string }>([
    { change: { schemas: [BROKEN] }, level: 'major', reason: BROKEN.message },
    { change: { schemas: [GROWN] }, level: 'minor', reason: GROWN.message },
    {
      change: { schemas: [REWORDED] },
      level: 'patch',
      reason: 'the wording of the schemas changed in 1 place',
    },
    {
      change: { schemasSha256: otherSchemas },
      level: 'patch',
      reason: 'the schemas are written differently and say the same',
    },
    {
      change: { compatibility: FAILS },
      level: 'major',
      reason: 'a record does not fit the schemas of an earlier release',
    },
    { change: { changes: [ADDED] }, level: 'minor', reason: '1 record added' },
    { change: { changes: [ADDED, ADDED] }, level: 'minor', reason: '2 records added' },
    { change: { changes: [WITHDRAWN] }, level: 'minor', reason: '1 record withdrawn' },
    { change: { changes: [MODIFIED] }, level: 'patch', reason: '1 record corrected' },
    { change: { changes: [MODIFIED, MODIFIED] }, level: 'patch', reason: '2 records corrected' },
    {
      change: { authoringSha256: otherSchemas },
      level: 'patch',
      reason: 'the authoring schemas or the units changed',
    },
    { change: { settings: { title: 'Another title' } }, level: 'patch', reason: description },
    { change: { settings: { description: 'Another description.' } }, level: 'patch', reason: description },
    { change: { settings: { license: 'CC0-1.0' } }, level: 'patch', reason: description },
    { change: { settings: { keywords: ['diplomacy'] } }, level: 'patch', reason: description },
    { change: { settings: { site: 'https://data.example.org' } }, level: 'patch', reason: description },
  ])('is $level: $reason', ({ change, level, reason }) => {
    expect(bump(change)).toEqual({ level, reasons: [reason] });
  });

  it.each<{ level: Level; change: Change; reasons: string[] }>([
    {
      level: 'minor',
      change: { changes: [MODIFIED, ADDED, WITHDRAWN, ADDED], settings: { title: 'Another title' } },
      reasons: ['2 records added', '1 record withdrawn', '1 record corrected', description],
    },
    {
      level: 'major',
      change: { changes: [ADDED, MODIFIED], compatibility: FAILS, schemas: [BROKEN, GROWN, REWORDED] },
      reasons: [
        BROKEN.message,
        'a record does not fit the schemas of an earlier release',
        GROWN.message,
        '1 record added',
        'the wording of the schemas changed in 1 place',
        '1 record corrected',
      ],
    },
  ])('is the highest of several, and all reasons are given, the weightiest first: $level', (expected) => {
    expect(bump(expected.change)).toEqual({ level: expected.level, reasons: expected.reasons });
  });

  it('does not depend on yanks and overrides', () => {
    const yanked = [{ version: '1.0.0', on: '2020-03-01', reason: 'Wrong.' }];
    expect(bump({ changes: [MODIFIED], settings: { yanked } }).level).toBe('patch');
  });
});

describe('the next version', () => {
  it.each<{ previous: string | undefined; level: Level; is: string }>([
    { previous: undefined, level: 'initial', is: '1.0.0' },
    { previous: '1.4.2', level: 'patch', is: '1.4.3' },
    { previous: '1.4.2', level: 'minor', is: '1.5.0' },
    { previous: '1.4.2', level: 'major', is: '2.0.0' },
    { previous: '1.9.9', level: 'minor', is: '1.10.0' },
  ])('after $previous at the level $level is $is', ({ previous, level, is }) => {
    expect(nextVersion(previous, level)).toBe(is);
  });

  it('follows only a version', () => {
    expect(() => nextVersion('latest', 'patch')).toThrow(new TypeError('"latest" is no version.'));
  });
});
