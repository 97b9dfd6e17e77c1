import { describe, expect, it } from 'vitest';
import { emptyDraft, rootPart } from '../../../core/draft/draft.ts';
import { fieldNamed, fieldsOf, shortName } from '../../../core/draft/fields.ts';
import { DATASET_NAMES } from '../../../core/shared/datasets.ts';
import { formatPointer } from '../../../core/shared/pointer.ts';
import { draftingCollection } from './drafting.ts';

const collection = draftingCollection();

describe('the names of fields', () => {
  it.each(DATASET_NAMES)('lead back to every field of %s, short or whole', (dataset) => {
    const fields = fieldsOf(collection, rootPart(collection, emptyDraft(dataset)));
    expect(fields.length).toBeGreaterThan(10);
    for (const { path } of fields) {
      const steps = path.map((step) => (step === '*' ? 0 : step));
      for (const name of [shortName(fields, steps), formatPointer(steps), steps.join('/')])
        expect(fieldNamed(fields, name)).toMatchObject({ steps });
    }
  });

  it('are the nearest to the start where several end alike, and refused where none is nearer', () => {
    const fields = fieldsOf(collection, rootPart(collection, emptyDraft('agreements')));
    expect(fieldNamed(fields, 'summary')).toMatchObject({ steps: ['provisions', 0, 'summary'] });
    expect(fieldNamed(fields, 'parties/2/actor')).toMatchObject({ steps: ['parties', 2, 'actor'] });
    const figure = fieldsOf(collection, rootPart(collection, emptyDraft('figures')));
    expect(fieldNamed(figure, 'from')).toMatchObject({ steps: ['claims', 0, 'derivation', 'from'] });
    expect(fieldNamed(figure, 'dataset')).toMatchObject({ steps: ['subject', 'dataset'] });
    const place = fieldsOf(collection, rootPart(collection, emptyDraft('statements')));
    expect(fieldNamed(place, 'place')).toMatchObject({ steps: ['place'] });
  });
});
