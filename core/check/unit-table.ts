import type { Unit } from '../shared/units.ts';
import type { ValueProblem } from './rule.ts';

/** The code of this rule. */
export const UNIT_TABLE = 'unit-table';

/** What is wrong with the list of units: each code stands once, and each dimension has one base unit. */
export function* unitProblems(units: readonly Unit[]): Generator<ValueProblem> {
  for (const [index, { code }] of units.entries()) {
    if (units.findIndex((unit) => unit.code === code) === index) continue;
    yield {
      steps: [index, 'code'],
      message: `The unit "${code}" is defined twice.`,
      help: 'Keep one of the two definitions.',
    };
  }
  const numbered = units.map((unit, index) => ({ unit, index }));
  for (const [dimension, group] of Map.groupBy(numbered, ({ unit }) => unit.dimension)) {
    const bases = group.filter(({ unit }) => unit.factor === 1).length;
    if (bases === 1) continue;
    yield {
      steps: [group[0]?.index ?? 0, 'dimension'],
      message: `The dimension "${dimension}" has ${bases} units with factor 1 and needs exactly one.`,
      help: 'Give factor 1 to the unit in which amounts of this dimension are compared, and to no other.',
    };
  }
}
