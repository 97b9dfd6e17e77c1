import { describe, expect, it } from 'vitest';
import { DATASET_NAMES } from '../../../../core/shared/datasets.ts';
import { IDS, inRecord, validProject } from '../project.ts';

const RULE = { code: 'file-name', severity: 'error' };

describe('file-name', () => {
  it.each(DATASET_NAMES)('reports an id that is not the file name, in %s', (dataset) => {
    expect(validProject().withRecord(dataset, '/id', 'other-name').found()).toEqual([
      {
        ...RULE,
        ...inRecord(dataset),
        pointer: '/id',
        text: '"other-name",',
        message: `The id "other-name" and the file name ${IDS[dataset]}.json differ.`,
      },
    ]);
  });

  it('looks at tombstones too', () => {
    const project = validProject()
      .withTombstone('places', 'old-town')
      .withRecord('places', '/id', 'older-town', 'old-town');
    expect(project.found()).toMatchObject([{ ...RULE, ...inRecord('places', 'old-town') }]);
  });

  it('reports a renamed file once, and not again at each reference to it', () => {
    const { file } = inRecord('agreements');
    const project = validProject();
    const renamed = project.without(file).with('datasets/agreements/river-memo.json', project.text(file));
    expect(renamed.found()).toMatchObject([
      { ...RULE, ...inRecord('agreements', 'river-memo'), pointer: '/id' },
    ]);
  });

  it('accepts an id that is the file name', () => {
    expect(validProject().withTombstone('places', 'old-town').found()).toEqual([]);
  });
});
