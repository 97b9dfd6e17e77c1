import { describe, expect, it } from 'vitest';
import type { DatasetName } from '../../../../core/shared/datasets.ts';
import type { JsonObject } from '../../../../core/shared/json.ts';
import { inRecord, validProject } from '../project.ts';

const RULE = { code: 'unused-record', severity: 'warning', pointer: '/id' };

describe('unused-record', () => {
  it.each<[DatasetName, JsonObject]>([
    ['sources', { title: 'Trade grows on both banks' }],
    ['actors', { names: [{ name: 'Other Republic', language: 'en' }] }],
    ['places', { names: [{ name: 'Far Village', language: 'en' }] }],
  ])('reports a record of %s that nothing names', (dataset, properties) => {
    expect(validProject().withCopy(dataset, 'unused-one', properties).found()).toEqual([
      {
        ...RULE,
        ...inRecord(dataset, 'unused-one'),
        text: '"unused-one",',
        message: `No record names ${dataset}/unused-one.`,
      },
    ]);
  });

  it('does not count the references of a record to itself', () => {
    const project = validProject()
      .withCopy('sources', 'unused-one', { title: 'Trade grows on both banks' })
      .withRecord('sources', '/evidence/0/source', 'unused-one', 'unused-one');
    expect(project.found()).toMatchObject([{ ...RULE, ...inRecord('sources', 'unused-one') }]);
  });

  it('does not report records that an invalid record names', () => {
    const project = validProject()
      .withCopy('places', 'far-village', { names: [{ name: 'Far Village', language: 'en' }] })
      .withRecord('agreements', '/events/0/place', 'far-village')
      .withRecord('agreements', '/instrument', 'spell');
    expect(project.findings().map(({ code }) => code)).toEqual(['not-in-vocabulary']);
  });

  it.each([
    ['a valid project', validProject()],
    [
      'an agreement that nothing names',
      validProject().withCopy('agreements', 'other', { title: 'Lake charter' }),
    ],
    [
      'a statement that nothing names',
      validProject().withCopy('statements', 'other', { summary: 'Demands a new vote.' }),
    ],
    ['a figure that nothing names', validProject().withCopy('figures', 'other', { period: '1994' })],
    ['a tombstone', validProject().withTombstone('places', 'old-town')],
  ])('accepts %s', (_, project) => {
    expect(project.found()).toEqual([]);
  });
});
