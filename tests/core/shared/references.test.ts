import { describe, expect, it } from 'vitest';
import { asJson } from '../../../core/check/collection.ts';
import type { DatasetName } from '../../../core/shared/datasets.ts';
import { formatPointer } from '../../../core/shared/pointer.ts';
import { referencesOf } from '../../../core/shared/references.ts';
import { IDS, type Project, validProject } from '../check/project.ts';

function references(project: Project, dataset: DatasetName): string[] {
  const { collection } = project.check();
  const record = collection?.entries.find((entry) => entry.dataset === dataset);
  if (collection === undefined || record === undefined) return [];
  return [...referencesOf(dataset, asJson(record), collection.schemas)].map(
    ({ steps, dataset: target, id }) => `${formatPointer(steps)} -> ${target}/${id}`,
  );
}

describe('referencesOf', () => {
  it.each<[DatasetName, string[]]>([
    [
      'agreements',
      [
        '/events/1/place -> places/border-town',
        '/parties/0/actor -> actors/example-state',
        '/evidence/0/source -> sources/example-gazette-1994',
      ],
    ],
    [
      'figures',
      [
        '/subject/id -> agreements/river-memorandum',
        '/claims/0/assertedBy/actor -> actors/example-state',
        '/claims/0/evidence/0/source -> sources/example-gazette-1994',
      ],
    ],
    ['sources', ['/evidence/0/source -> sources/example-gazette-1994']],
  ])('lists what a record of %s names, in the order of its schema', (dataset, expected) => {
    expect(references(validProject(), dataset)).toEqual(expected);
  });

  it.each(['agreements', 'actors', 'places'] as const)('follows the tag of a subject in %s', (dataset) => {
    const project = validProject().withRecord('figures', '/subject', { dataset, id: IDS[dataset] });
    expect(references(project, 'figures')).toContain(`/subject/id -> ${dataset}/${IDS[dataset]}`);
  });

  it('does not take a text for a reference because it reads like an id', () => {
    const found = references(validProject().withRecord('agreements', '/title', IDS.actors), 'agreements');
    expect(found).toHaveLength(3);
    expect(found).not.toContainEqual(expect.stringContaining('/title'));
  });
});
