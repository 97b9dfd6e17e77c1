import { describe, expect, it } from 'vitest';
import { inRecord, type Project, validProject } from '../project.ts';

const RULE = { code: 'date-order', severity: 'error' };

function events(...dates: (string | undefined)[]): Project {
  const list = dates.map((date) => ({ stage: 'amended', ...(date !== undefined && { date }) }));
  return validProject().withRecord('agreements', '/events', list);
}

function role(from: string, to: string): Project {
  return validProject().withSupported('actors', 'roles', [{ title: 'foreign minister', from, to }]);
}

function source(published: string, accessed: string): Project {
  const project = validProject().withRecord('sources', '/published', published);
  return project.withRecord('sources', '/accessed', accessed);
}

describe('date-order', () => {
  it.each([
    [
      'an event before the one that stands above it',
      events('1994-05', '1994-03-01'),
      'agreements',
      '/events/1/date',
      'The date 1994-03-01 in "date" lies before the event before it, 1994-05.',
    ],
    [
      'such an event behind one without a date',
      events('1994-05', undefined, '1994-03'),
      'agreements',
      '/events/2/date',
      'The date 1994-03 in "date" lies before the event before it, 1994-05.',
    ],
    [
      'a role that ends before it begins',
      role('1994', '1993'),
      'actors',
      '/roles/0/to',
      'The date 1993 in "to" lies before the beginning of the role, 1994.',
    ],
    [
      'a source read before it was published',
      source('1994-05-14', '1994-05-13'),
      'sources',
      '/accessed',
      'The date 1994-05-13 in "accessed" lies before the date of publication, 1994-05-14.',
    ],
  ] as const)('reports %s', (_, project, dataset, pointer, message) => {
    const [found, ...more] = project.found();
    expect(more).toEqual([]);
    expect(found).toEqual({ ...RULE, ...inRecord(dataset), pointer, message, text: expect.any(String) });
    expect(message).toContain(found?.text.replaceAll(/[",]/g, ''));
  });

  it('compares an event with all that stand above it, not only with the nearest', () => {
    const project = events('1996', '1990/2000', '1994');
    expect(project.found()).toMatchObject([{ ...RULE, pointer: '/events/2/date' }]);
  });

  it.each([
    ['a valid project', validProject()],
    ['events of one day', events('1994-05-12', '1994-05-12')],
    ['a day and then its month', events('1994-05-12', '1994-05')],
    ['intervals that overlap', events('1994-05/1994-09', '1994-01/1994-05-01')],
    ['events without dates', events(undefined, undefined)],
    ['a role that began and ended in one year', role('1994', '1994')],
    ['a role with an open end', role('1994', '1994/..')],
    ['a role that ended at an unknown time after 1995', role('1994', '1995/')],
    ['a source read on the day of publication', source('1994-05-14', '1994-05-14')],
    ['a source read in the year of publication', source('1994-05-14', '1994')],
  ])('accepts %s', (_, project) => {
    expect(project.found()).toEqual([]);
  });
});
