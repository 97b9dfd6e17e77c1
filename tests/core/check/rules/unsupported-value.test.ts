import { describe, expect, it } from 'vitest';
import { evidence, IDS, inRecord, validProject } from '../project.ts';

const RULE = { code: 'unsupported-value', severity: 'error' };

function supports(...pointers: string[]) {
  return validProject().withRecord('agreements', '/evidence/0/supports', pointers);
}

describe('unsupported-value', () => {
  it.each([
    ['a property', supports('/events', '/parties'), '/title', '"title": "Memorandum', 'title'],
    ['the only item of a list', supports('/title', '/events'), '/parties/0', '{', 'parties.0'],
    [
      'a later item of a list',
      supports('/title', '/events', '/parties', '/aliases/0').withRecord('agreements', '/aliases', [
        'One',
        'Two',
      ]),
      '/aliases/1',
      '"Two"',
      'aliases.1',
    ],
  ])('reports %s that no evidence names', (_, project, pointer, text, name) => {
    expect(project.found()).toEqual([
      {
        ...RULE,
        ...inRecord('agreements'),
        pointer,
        text: expect.stringMatching(new RegExp(`^${text}`)),
        message: `No evidence supports ${name}.`,
      },
    ]);
  });

  it('reports each value by itself', () => {
    expect(supports('/title').found()).toMatchObject([
      { ...RULE, pointer: '/events/0' },
      { ...RULE, pointer: '/events/1' },
      { ...RULE, pointer: '/parties/0' },
    ]);
  });

  it('looks for the evidence of a claim in the claim', () => {
    const project = validProject().withRecord('figures', '/claims/0/evidence', evidence('/assertedBy'));
    expect(project.found()).toMatchObject([
      { ...RULE, ...inRecord('figures'), pointer: '/claims/0/value', text: '"value": 43' },
    ]);
  });

  it('looks for the evidence of an account in the account', () => {
    const account = {
      summary: 'Calls it a treaty.',
      assertedBy: { kind: 'actor', actor: IDS.actors },
      evidence: evidence('/summary'),
    };
    const whole = { ...account, evidence: evidence('/summary', '/assertedBy') };
    const project = validProject().withRecord('agreements', '/disputes', [
      { field: '/title', accounts: [whole, account] },
    ]);
    expect(project.found()).toMatchObject([{ ...RULE, pointer: '/disputes/0/accounts/1/assertedBy' }]);
  });

  it('says which pointer to add', () => {
    expect(supports('/title', '/events').findings()[0]?.help).toContain('Add "/parties/0" to the "supports"');
  });

  it.each([
    ['a valid project', validProject()],
    ['a list named as a whole', supports('/title', '/events', '/parties')],
    ['a list named item by item', supports('/title', '/events/0', '/events/1', '/parties/0')],
    [
      'an item of which a part is named',
      supports('/title', '/events/0/stage', '/events/1/date', '/parties/0'),
    ],
    ["the curator's own wording", validProject().withRecord('agreements', '/note', 'A note of the curator.')],
    ['an empty list', validProject().withRecord('agreements', '/aliases', [])],
    [
      'values named by different passages',
      supports('/title').withRecord('agreements', '/evidence/-', evidence('/events', '/parties')[0] ?? {}),
    ],
  ])('accepts %s', (_, project) => {
    expect(project.found()).toEqual([]);
  });
});
