import { describe, expect, it } from 'vitest';
import { IDS, inRecord, type Project, validProject } from '../project.ts';

const RULE = { code: 'relation-cycle', severity: 'error' };

/** Agreements a, b, c … with relations written as `a implements b`. */
function agreements(...relations: string[]): Project {
  const parsed = relations.map((relation) => relation.split(' '));
  const ids = new Set(parsed.flatMap(([from = '', , to = '']) => [from, to]));
  let project = validProject();
  for (const id of ids) {
    const own = parsed.filter(([from]) => from === id);
    project = project.withCopy('agreements', id, {
      title: `Agreement under the letter ${id} of nineteen ninety-four, ${id}${id}, ${id}${id}${id}`,
      relations: own.map(([, type = '', to = '']) => ({ type, agreement: to })),
    });
    if (own.length > 0)
      project = project.withRecord('agreements', '/evidence/0/supports/-', '/relations', id);
  }
  return project;
}

function places(within: Record<string, string>): Project {
  let project = validProject();
  for (const [id, larger] of Object.entries(within)) {
    project = project
      .withCopy('places', id, { names: [{ name: `Town ${id}`, language: 'en' }], within: larger })
      .withRecord('places', '/evidence/0/supports/-', '/within', id);
  }
  return project;
}

describe('relation-cycle', () => {
  it.each(['implements', 'amends', 'supersedes', 'annex-of', 'renews'])(
    'reports two agreements that each say "%s" of the other, once',
    (type) => {
      expect(agreements(`a ${type} b`, `b ${type} a`).found()).toEqual([
        {
          ...RULE,
          ...inRecord('agreements', 'b'),
          pointer: '/relations/0/agreement',
          text: '"a"',
          message: `"${type}" leads back to where it began: a → b → a.`,
        },
      ]);
    },
  );

  it.each([
    ['an agreement that amends itself', agreements('a amends a'), 'a → a'],
    ['a longer ring', agreements('a amends b', 'b amends c', 'c amends a'), 'a → b → c → a'],
    ['a ring behind a path', agreements('a amends b', 'b amends c', 'c amends b'), 'b → c → b'],
  ])('reports %s', (_, project, ring) => {
    expect(project.found()).toMatchObject([
      { ...RULE, message: `"amends" leads back to where it began: ${ring}.` },
    ]);
  });

  it('reports each of two separate rings', () => {
    const project = agreements('a amends b', 'b amends a', 'c amends d', 'd amends c');
    expect(project.found()).toMatchObject([
      { ...RULE, record: 'agreements/b' },
      { ...RULE, record: 'agreements/d' },
    ]);
  });

  it('reports places that lie within each other', () => {
    expect(places({ m: 'n', n: 'm' }).found()).toEqual([
      {
        ...RULE,
        ...inRecord('places', 'n'),
        pointer: '/within',
        text: '"m"',
        message: '"within" leads back to where it began: m → n → m.',
      },
    ]);
  });

  it.each([
    ['agreements that refer to each other', agreements('a references b', 'b references a')],
    ['two ways to one agreement', agreements('a amends b', 'a amends c', 'b amends d', 'c amends d')],
    ['relations of different types', agreements('a amends b', 'b implements a')],
    ['places within one place', places({ m: IDS.places }).withRecord('statements', '/place', 'm')],
  ])('accepts %s', (_, project) => {
    expect(project.found()).toEqual([]);
  });
});
