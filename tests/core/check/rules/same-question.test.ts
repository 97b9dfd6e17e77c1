import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/shared/json.ts';
import { claim, IDS, inRecord, type Project, validProject } from '../project.ts';

const DEFINITION = 'Length of the road from one gate to the other.';

function second(properties: JsonObject): Project {
  return validProject().withCopy('figures', 'second-length', properties);
}

describe('same-question', () => {
  it.each([
    ['the same label', {}],
    ['a label in other case', { measure: { label: 'LENGTH of the crossing', definition: DEFINITION } }],
    ['three quarters of the words', { measure: { label: 'Length of crossing', definition: DEFINITION } }],
    ['another unit of one dimension', { unit: 'mi', claims: [claim({ value: 26.7 })] }],
  ])('reports a figure on one subject with %s', (_, properties) => {
    expect(second(properties).found()).toEqual([
      {
        code: 'same-question',
        severity: 'error',
        ...inRecord('figures', 'second-length'),
        pointer: '/measure/label',
        text: expect.stringMatching(/^"length of/i),
        message: 'This asks the same question as figures/river-crossing-length: "Length of the crossing".',
      },
    ]);
  });

  it.each([
    ['a valid project', validProject()],
    ['another label', second({ measure: { label: 'Length of the bridge', definition: DEFINITION } })],
    ['another subject', second({ subject: { dataset: 'places', id: IDS.places } })],
    ['another dimension', second({ unit: 'hours' })],
    ['another period', second({ period: '1994' })],
    ['another currency', second({ unit: 'EUR' }).withCopy('figures', 'third-length', { unit: 'USD' })],
  ])('accepts %s', (_, project) => {
    expect(project.found()).toEqual([]);
  });
});
