import { beforeEach, describe, expect, it } from 'vitest';
import type { Compat, Manifest } from '../../../core/build/documents.ts';
import { publish } from '../../../core/publish/publish.ts';
import type { Schema } from '../../../core/shared/schema.ts';
import { verifyRelease } from '../../../core/verify/verify-release.ts';
import type { Project } from '../check/project.ts';
import { MemoryStore } from '../publish/memory-store.ts';
import { COLLECTION, commitAt, firstProject, snapshot } from '../publish/samples.ts';
import { Liar } from './liar.ts';
import { problemsOf, twoReleases } from './two-releases.ts';

const COMPAT = `${COLLECTION}/1.1.0/compat.json`;

/** A store with a release of each project. */
async function published(...projects: readonly Project[]): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (const [minute, project] of projects.entries())
    await publish(store, snapshot(project), commitAt(minute));
  return store;
}

let liar: Liar;
beforeEach(async () => {
  ({ liar } = await twoReleases());
});

describe('the claim that programs of earlier releases still work', () => {
  it.each<{ what: string; lie: (compat: Compat) => void; says: string }>([
    {
      what: 'gives another level than the manifest',
      lie: (compat) => {
        compat.level = 'patch';
      },
      says: 'It says patch, the manifest says minor.',
    },
    {
      what: 'gives other reasons than the manifest',
      lie: (compat) => {
        compat.reasons = ['no reason'];
      },
      says: 'It gives other reasons than the manifest.',
    },
    {
      what: 'tells of a change of a schema that did not change',
      lie: ({ schemaChanges }) =>
        void schemaChanges.push({
          rule: 'title-changed',
          level: 'patch',
          schema: 'place.schema.json',
          pointer: '/title',
          message: 'an invention',
        }),
      says: 'It does not list the changes of the schemas',
    },
    {
      what: 'leaves an earlier release out',
      lie: (compat) => {
        compat.earlier = [];
      },
      says: 'It does not tell how the records fit',
    },
    {
      what: 'counts more records than there are',
      lie: ({ earlier }) => {
        for (const fit of earlier) fit.validated += 1;
      },
      says: 'It does not tell how the records fit',
    },
  ])('is found where it $what', async ({ lie, says }) => {
    liar.lieIn<Compat>('compat.json', lie);
    const { problems } = await verifyRelease(liar.read, COLLECTION);
    expect(problems).toContainEqual({
      code: 'wrong-compat',
      file: COMPAT,
      message: expect.stringContaining(says),
    });
  });

  it.each(['major', 'patch'] as const)(
    'is found where the level, %s, does not lead to the version',
    async (level) => {
      liar.lieIn<Compat>('compat.json', (compat) => {
        compat.level = level;
        compat.earlier = [];
      });
      liar.lieInManifest(({ bump }) => {
        bump.level = level;
      });
      const messages = (await verifyRelease(liar.read, COLLECTION)).problems.map(({ message }) => message);
      expect(messages).toContain(`The level ${level} does not lead from 1.0.0 to 1.1.0.`);
      expect(messages).toContainEqual(expect.stringContaining('how the records fit'));
    },
  );

  it('is found where a schema changed so that readers break', async () => {
    liar.lieIn<Schema>('schemas/place.schema.json', (schema) => {
      schema.required = ['id'];
    });
    const { problems } = await verifyRelease(liar.read, COLLECTION);
    expect(problems).toEqual([
      {
        code: 'wrong-compat',
        file: COMPAT,
        message: expect.stringContaining('The level is minor, but a change is major'),
      },
      { code: 'wrong-compat', file: COMPAT, message: expect.stringContaining('does not list the changes') },
    ]);
  });

  it('holds for a release that breaks readers and says so, and for one after it', async () => {
    const breaking = firstProject().withValue('schemas/place.schema.json', '/properties/note', undefined);
    const later = breaking.withCopy('places', 'river-mouth');
    const store = await published(firstProject(), breaking, later);
    const read = new Liar(store, COLLECTION, '2.0.0').read;
    for (const version of ['1.0.0', '2.0.0', '2.1.0']) {
      expect(await verifyRelease(read, COLLECTION, version)).toMatchObject({ version, problems: [] });
    }
  });

  it('is not looked at where the release before is damaged, which is said once', async () => {
    liar.edit<Manifest>(`${COLLECTION}/1.0.0/manifest.json`, (manifest) => {
      manifest.title = 'Another title';
    });
    expect(await problemsOf(liar)).toEqual([`altered-file ${COLLECTION}/1.0.0/manifest.json`]);
  });
});
