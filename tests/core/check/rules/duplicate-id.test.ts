import { expect, it } from 'vitest';
import { inRecord, validProject } from '../project.ts';

const { file } = inRecord('places');
const places = 'datasets/places.ndjson';
const line = `${JSON.stringify(JSON.parse(validProject().text(file)))}\n`;

it('reports a record whose id a line of an earlier file has, at the id', () => {
  expect(validProject().with(places, line).found()).toEqual([
    {
      code: 'duplicate-id',
      severity: 'error',
      ...inRecord('places'),
      pointer: '/id',
      text: expect.stringMatching(/^"border-town",/),
      message: `The id "border-town" is that of another record, in ${places}.`,
    },
  ]);
});

it('reports each line but the first of one id, and no other dataset', () => {
  const project = validProject().without(file).with(places, line.repeat(3));
  expect(project.findings().map(({ code, line: at }) => [code, at])).toEqual([
    ['duplicate-id', 2],
    ['duplicate-id', 3],
  ]);
});
