import { describe, expect, it } from 'vitest';
import { evidence, IDS, inRecord, validProject } from '../project.ts';

const RULE = { code: 'unresolved-pointer', severity: 'error' };

function dispute(field: string, supports: string) {
  const account = {
    summary: 'Calls it a treaty.',
    assertedBy: { kind: 'actor', actor: IDS.actors },
    evidence: evidence('/summary', '/assertedBy'),
  };
  const other = { ...account, evidence: evidence('/summary', '/assertedBy', supports) };
  return validProject().withRecord('agreements', '/disputes', [{ field, accounts: [account, other] }]);
}

describe('unresolved-pointer', () => {
  it.each([
    '/nothing',
    '/events/2',
    '/events/00',
    '/events/-',
    '/events/-1',
    '/title/0',
    '/events/0/length',
    '/toString',
  ])('reports the evidence pointer %s', (pointer) => {
    const project = validProject().withRecord('agreements', '/evidence/0/supports/-', pointer);
    expect(project.found()).toEqual([
      {
        ...RULE,
        ...inRecord('agreements'),
        pointer: '/evidence/0/supports/3',
        text: `"${pointer}"`,
        message: `The pointer "${pointer}" in "supports" leads nowhere.`,
      },
    ]);
    expect(project.findings()[0]?.help).toContain('start at the record');
  });

  it('reads the pointers of a claim from the claim', () => {
    const project = validProject().withRecord(
      'figures',
      '/claims/0/evidence/0/supports/-',
      '/claims/0/value',
    );
    expect(project.found()).toMatchObject([
      { ...RULE, ...inRecord('figures'), pointer: '/claims/0/evidence/0/supports/2' },
    ]);
    expect(project.findings()[0]?.help).toContain('start at /claims/0');
  });

  it('reads the pointers of an account from the account', () => {
    expect(dispute('/title', '/title').found()).toMatchObject([
      { ...RULE, ...inRecord('agreements'), pointer: '/disputes/0/accounts/1/evidence/0/supports/2' },
    ]);
  });

  it('reports a dispute about a value that is not there', () => {
    expect(dispute('/events/2/date', '/evidence').found()).toEqual([
      {
        ...RULE,
        ...inRecord('agreements'),
        pointer: '/disputes/0/field',
        text: '"/events/2/date",',
        message: 'The pointer "/events/2/date" in "field" leads nowhere.',
      },
    ]);
  });

  it.each([
    ['a valid project', validProject()],
    [
      'a pointer into a list',
      validProject().withRecord('agreements', '/evidence/0/supports/-', '/events/1/place'),
    ],
    ['a dispute about a value that is there', dispute('/events/0/date', '/evidence')],
  ])('accepts %s', (_, project) => {
    expect(project.found()).toEqual([]);
  });
});
