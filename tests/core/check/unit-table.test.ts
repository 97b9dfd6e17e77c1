import { describe, expect, it } from 'vitest';
import type { Json } from '../../../core/shared/json.ts';
import { validProject } from './project.ts';

const METRES = { code: 'm', label: 'metres', dimension: 'length', factor: 1 };
const KILOMETRES = { code: 'km', label: 'kilometres', dimension: 'length', factor: 1000 };

const findings = (units: Json) => validProject().withJson('schemas/units.json', units).found();

describe('unit-table', () => {
  it('is content with one base unit in each dimension', () => {
    expect(findings([METRES, KILOMETRES])).toEqual([]);
  });

  it('reports a dimension without a base unit', () => {
    expect(findings([KILOMETRES])).toMatchObject([
      { code: 'unit-table', severity: 'error', file: 'schemas/units.json', pointer: '/0/dimension' },
    ]);
  });

  it('reports a dimension with two base units, once', () => {
    expect(findings([METRES, { ...KILOMETRES, factor: 1 }])).toMatchObject([
      {
        code: 'unit-table',
        message: 'The dimension "length" has 2 units with factor 1 and needs exactly one.',
      },
    ]);
  });

  it('reports a code that stands twice', () => {
    expect(findings([METRES, KILOMETRES, { ...KILOMETRES, label: 'kilometers' }])).toMatchObject([
      { code: 'unit-table', message: 'The unit "km" is defined twice.', pointer: '/2/code' },
    ]);
  });
});
