import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../core/check/check.ts';
import { joinShards } from '../../../core/check/join-shards.ts';
import { checkShard, type ShardReport } from '../../../core/check/shard.ts';
import { type ProjectFiles, readProject } from '../../../core/load/project-files.ts';
import { inRecord, type Project, validProject } from './project.ts';

const shipped = readProject(new URL('../../..', import.meta.url).pathname);

/** Mistakes of every stage; none hides another one of the list. */
const MISTAKES: readonly ((project: Project) => Project)[] = [
  (project) => project.with(inRecord('actors').file, '{"id": 1, "id": 2}'),
  (project) => project.withRecord('places', '/kind', 'castle'),
  (project) => project.withRecord('figures', '/unit', 'parsec'),
  (project) =>
    project.withCopy('places', 'far-village', { names: [{ name: 'Far Village', language: 'en' }] }),
  (project) => project.withRecord('statements', '/place', 'atlantis'),
  (project) => project.with('datasets/places/wrong-name.json', '{"id": "other-name"}'),
  (project) => project.with('datasets/notes.txt', 'x'),
  (project) => project.withCopy('actors', 'second-state').withTombstone('places', 'old-town', 'nowhere'),
  (project) =>
    project
      .with(
        'datasets/places/misnamed.json',
        project.text(inRecord('places').file).replace('border-town', 'well-named'),
      )
      .withRecord('statements', '/place', 'well-named'),
  (project) => project.withValue('datasets/collection.json', '/license', ''),
  (project) => project.without('datasets/collection.json'),
];

function inShards(files: ProjectFiles, of: number): ShardReport[] {
  // What a shard finds travels as JSON.
  return Array.from({ length: of }, (_, index) =>
    JSON.parse(JSON.stringify(checkShard(files, { index, of }))),
  );
}

describe('a check in shards', () => {
  it('gives what a check of the whole gives, for the shipped records', () => {
    expect(joinShards(shipped, inShards(shipped, 3))).toEqual(check(shipped));
  });

  it('gives what a check of the whole gives, with any mistakes and any number of shards', () => {
    fc.assert(
      fc.property(fc.subarray([...MISTAKES]), fc.integer({ min: 1, max: 12 }), (mistakes, of) => {
        const { files } = mistakes.reduce((project, make) => make(project), validProject());
        expect(joinShards(files, inShards(files, of))).toEqual(check(files));
      }),
      { numRuns: 60 },
    );
  });

  it('looks at each record in exactly one shard', () => {
    const counts = inShards(shipped, 7).map((shard) => Object.values(shard.counts).reduce((a, b) => a + b));
    expect(counts.reduce((a, b) => a + b)).toBe(shipped.datasets.length - 1);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  });

  it('does not go on where the report of a shard is missing', () => {
    const [, ...others] = inShards(shipped, 3);
    expect(() => joinShards(shipped, others)).toThrow(TypeError);
  });
});
