import { describe, expect, it } from 'vitest';
import { build } from '../../../core/build/build.ts';
import { assertContract, parseDocument } from '../../../core/build/contract.ts';
import { compare } from '../../../core/compare/compare.ts';
import type { PublishedEntry, Snapshot } from '../../../core/compare/snapshot.ts';
import { DocumentError } from '../../../core/shared/document.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { commitAt, firstProject, snapshot } from '../publish/samples.ts';
import { refusalOf } from '../refusals.ts';

const sound = snapshot(firstProject());

/** The snapshot with the content of some entries spoilt: where a list belongs, there is a number. */
function spoilt(...ids: string[]): Snapshot {
  const entries = sound.entries.map((entry): PublishedEntry => {
    return ids.includes(entry.id)
      ? { ...entry, content: { ...entry.content, evidence: 7, claims: 7 } }
      : entry;
  });
  return { ...sound, entries };
}

function assertWhole(snapshot: Snapshot): void {
  assertContract(snapshot, snapshot.entries);
}

describe('a build that would break its own schemas', () => {
  it('is refused, and the records are named', () => {
    expect(refusalOf(() => assertWhole(spoilt('border-town', 'example-state')))).toMatchObject({
      code: 'broken-contract',
      message: 'The build would break its own published schema: actors/example-state, places/border-town.',
      help: expect.stringContaining('a fault of the build'),
    });
  });

  it('names five records at most', () => {
    const all = spoilt(...sound.entries.map(({ id }) => id));
    const message = refusalOf(() => assertWhole(all))?.message ?? '';
    expect(all.entries).toHaveLength(7);
    expect(message.split(', ')).toHaveLength(5);
  });

  it('gives no release', async () => {
    const bad = spoilt('border-town');
    const release = build({
      snapshot: bad,
      comparison: compare(undefined, bad),
      version: '1.0.0',
      commit: commitAt(0),
    });
    await expect(release).rejects.toThrow(Refusal);
  });

  it('is refused also where a computed field is missing', () => {
    const entries = sound.entries.map((entry): PublishedEntry => {
      const { status: _, ...content } = entry.content;
      return { ...entry, content };
    });
    expect(refusalOf(() => assertWhole({ ...sound, entries }))?.code).toBe('broken-contract');
  });

  it('is not refused where all is well', () => {
    expect(refusalOf(() => assertWhole(sound))).toBeUndefined();
  });
});

describe('a document that is not what its schema promises', () => {
  const digest = '0'.repeat(64);
  const pointer = {
    collection: 'example-diplomacy',
    updated: commitAt(0).time,
    releases: [
      { version: '1.0.0', released: commitAt(0).time, manifestSha256: digest, schemasSha256: digest },
    ],
  };

  it('is otherwise returned as it is', () => {
    expect(parseDocument('releases', pointer)).toBe(pointer);
  });

  it.each<{ why: string; value: unknown; message: RegExp }>([
    { why: 'null', value: null, message: /^releases\.json is not valid: the document must be object$/ },
    { why: 'a list', value: [], message: /^releases\.json is not valid: the document must be object$/ },
    {
      why: 'a property is missing',
      value: { collection: 'example-diplomacy', updated: commitAt(0).time },
      message: /^releases\.json is not valid: the document must have required property 'releases'$/,
    },
    {
      why: 'a property has the wrong type',
      value: { ...pointer, releases: {} },
      message: /^releases\.json is not valid: \/releases must be array$/,
    },
    {
      why: 'a property is unknown',
      value: { ...pointer, more: 1 },
      message: /^releases\.json is not valid: the document must NOT have additional properties$/,
    },
    {
      why: 'a version is none',
      value: { ...pointer, latest: '1.0' },
      message: /^releases\.json is not valid: \/latest must match pattern/,
    },
  ])('is refused by name, with the place: $why', ({ value, message }) => {
    expect(() => parseDocument('releases', value)).toThrow(DocumentError);
    expect(() => parseDocument('releases', value)).toThrow(message);
  });

  it.each(['manifest', 'changes', 'compat', 'quality', 'revisions'] as const)('is named: %s', (name) => {
    expect(() => parseDocument(name, {})).toThrow(`${name}.json is not valid: the document must have`);
  });

  it.each(['/../secret', 'a/../b', 'a//b', '', '.hidden', 'a\\b'])(
    'has a file outside the release: %j',
    async (path) => {
      const release = await build({
        snapshot: sound,
        comparison: compare(undefined, sound),
        version: '1.0.0',
        commit: commitAt(0),
      });
      const [file] = release.manifest.files;
      const files = [{ ...file, path }];
      expect(() => parseDocument('manifest', { ...release.manifest, files })).toThrow('/files/0/path');
    },
  );
});
