import { describe, expect, it } from 'vitest';
import type { DatasetName } from '../../../../core/shared/datasets.ts';
import type { Json } from '../../../../core/shared/json.ts';
import { evidence, IDS, inRecord, validProject } from '../project.ts';

const RULE = { code: 'missing-reference', severity: 'error' };
const NOBODY = 'no-such-record';
const account = {
  summary: 'Calls it a treaty.',
  assertedBy: { kind: 'actor', actor: IDS.actors },
  evidence: evidence('/summary', '/assertedBy'),
};

describe('missing-reference', () => {
  it.each<[DatasetName, string, Json, string, string]>([
    ['agreements', 'relations', [{ type: 'amends', agreement: NOBODY }], '/0/agreement', 'agreements'],
    ['agreements', 'provisions', [{ summary: 'Opens it.', figures: [NOBODY] }], '/0/figures/0', 'figures'],
    ['statements', 'audience', [NOBODY], '/0', 'actors'],
    ['sources', 'authors', [NOBODY], '/0', 'actors'],
    ['sources', 'publisher', NOBODY, '', 'actors'],
    ['actors', 'roles', [{ title: 'minister', of: NOBODY }], '/0/of', 'actors'],
    ['places', 'within', NOBODY, '', 'places'],
  ])('reports a reference of %s, in %s', (dataset, property, value, inside, target) => {
    expect(validProject().withSupported(dataset, property, value).found()).toEqual([
      {
        ...RULE,
        ...inRecord(dataset),
        pointer: `/${property}${inside}`,
        text: expect.stringContaining(`"${NOBODY}"`),
        message: expect.stringContaining(`names "${NOBODY}", and there is no such record in ${target}.`),
      },
    ]);
  });

  it.each<[DatasetName, string, Json, string, string]>([
    ['agreements', '/events/0/place', NOBODY, '/events/0/place', 'places'],
    ['agreements', '/parties/0/actor', NOBODY, '/parties/0/actor', 'actors'],
    ['agreements', '/parties/0/signatory', NOBODY, '/parties/0/signatory', 'actors'],
    ['statements', '/speaker/actor', NOBODY, '/speaker/actor', 'actors'],
    ['statements', '/speaker/onBehalfOf', NOBODY, '/speaker/onBehalfOf', 'actors'],
    ['statements', '/about/agreements', [NOBODY], '/about/agreements/0', 'agreements'],
    ['statements', '/about/actors', [NOBODY], '/about/actors/0', 'actors'],
    ['statements', '/about/places', [NOBODY], '/about/places/0', 'places'],
    ['statements', '/about/figures', [NOBODY], '/about/figures/0', 'figures'],
    ['statements', '/place', NOBODY, '/place', 'places'],
    ['places', '/names/0/usedBy', [NOBODY], '/names/0/usedBy/0', 'actors'],
    ['figures', '/subject/id', NOBODY, '/subject/id', 'agreements'],
    ['figures', '/subject', { dataset: 'actors', id: NOBODY }, '/subject/id', 'actors'],
    ['figures', '/subject', { dataset: 'places', id: NOBODY }, '/subject/id', 'places'],
    ['figures', '/claims/0/evidence/0/source', NOBODY, '/claims/0/evidence/0/source', 'sources'],
    [
      'figures',
      '/claims/0/assertedBy',
      { kind: 'source', source: NOBODY },
      '/claims/0/assertedBy/source',
      'sources',
    ],
    [
      'agreements',
      '/disputes',
      [
        {
          field: '/title',
          accounts: [account, { ...account, assertedBy: { kind: 'actor', actor: NOBODY } }],
        },
      ],
      '/disputes/0/accounts/1/assertedBy/actor',
      'actors',
    ],
  ])('reports a reference of %s at %s', (dataset, at, value, pointer, target) => {
    expect(validProject().withRecord(dataset, at, value).found()).toMatchObject([
      {
        ...RULE,
        ...inRecord(dataset),
        pointer,
        message: expect.stringContaining(`names "${NOBODY}", and there is no such record in ${target}.`),
      },
    ]);
  });

  it('names the one id that was probably meant, and leaves it to the curator to take it', () => {
    const [finding] = validProject().withRecord('agreements', '/parties/0/actor', 'exmaple-state').findings();
    expect(finding).toMatchObject({ code: RULE.code, help: 'Did you mean "example-state"?' });
    expect(finding).not.toHaveProperty('fix');
  });

  it('offers nothing where no id is near', () => {
    const [finding] = validProject().withRecord('agreements', '/parties/0/actor', NOBODY).findings();
    expect(finding).not.toHaveProperty('fix');
    expect(finding?.help).toContain(`datasets/actors/${NOBODY}.json`);
  });

  it('looks in the dataset that the reference names, and in no other', () => {
    const project = validProject().withRecord('agreements', '/parties/0/actor', IDS.places);
    expect(project.found()).toMatchObject([{ ...RULE, pointer: '/parties/0/actor' }]);
  });

  it.each([
    ['a valid project', []],
    ['references to a record that is invalid itself', ['not-in-vocabulary']],
  ])('accepts %s', (_, codes) => {
    const project =
      codes.length > 0 ? validProject().withRecord('actors', '/kind', 'wizard') : validProject();
    expect(project.findings().map(({ code }) => code)).toEqual(codes);
  });
});
