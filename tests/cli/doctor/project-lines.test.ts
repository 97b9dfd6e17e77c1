import { describe, expect, it } from 'vitest';
import { projectLines } from '../../../cli/doctor/project-lines.ts';
import { type Project, validProject } from '../../core/check/project.ts';
import { temporaryFolder, writeProject } from '../depositary.ts';

const linesOf = (project: Project) => projectLines(writeProject(project));

describe('the project', () => {
  it('is fine, whatever is in its records', () => {
    const lines = linesOf(validProject().withRecord('places', '/kind', 'moon'));
    expect(lines).toEqual([
      { about: 'project', state: 'fine', message: '6 files in datasets/' },
      {
        about: 'schemas',
        state: 'fine',
        message: expect.stringMatching(/^\d+ files in schemas\/ can be used$/),
      },
    ]);
  });

  it('is missing where there is none', () => {
    expect(projectLines(temporaryFolder())).toMatchObject([{ about: 'project', state: 'missing' }]);
  });

  it('needs its settings, and no others', () => {
    expect(linesOf(validProject().without('datasets/collection.json'))[0]).toMatchObject({
      state: 'faulty',
      message: /^datasets\/collection.json: /,
    });
    const misspelt = validProject().withValue('datasets/collection.json', '/titel', 'Example');
    expect(linesOf(misspelt)[0]).toMatchObject({ state: 'faulty' });
  });

  it.each([
    { what: 'is no JSON', project: validProject().with('schemas/place.schema.json', '{') },
    { what: 'is missing', project: validProject().without('schemas/place.schema.json') },
    {
      what: 'uses what the profile does not know',
      project: validProject().withValue('schemas/place.schema.json', '/patternProperties', {}),
    },
  ])('has faulty schemas where one $what', ({ project }) => {
    expect(linesOf(project)[1]).toMatchObject({ about: 'schemas', state: 'faulty', message: /^schemas/ });
  });
});
