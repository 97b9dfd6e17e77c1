import { type UnitTable, unitOf } from '../../shared/units.ts';
import type { RecordRule } from '../rule.ts';
import { nearMiss } from '../schema/near-miss.ts';

/** Amounts can only be compared in known units, and only with amounts of the same kind. */
export const unknownUnit: RecordRule = {
  code: 'unknown-unit',
  severity: 'error',
  *check(record, { units }) {
    if (record.kind === 'tombstone' || record.dataset !== 'figures') return;
    const figure = record.content;
    const unit = unitOf(units, figure.unit);
    if (unit === undefined) yield unknown(figure.unit, ['unit'], units);
    for (const [index, claim] of figure.claims.entries()) {
      if (claim.unit === undefined) continue;
      const own = unitOf(units, claim.unit);
      const steps = ['claims', index, 'unit'];
      if (own === undefined) yield unknown(claim.unit, steps, units);
      else if (unit !== undefined && own.dimension !== unit.dimension) {
        yield {
          steps,
          message: `"${own.code}" (${own.label}) does not convert into the figure's unit "${unit.code}" (${unit.label}).`,
          help: 'A claim in a unit of another kind answers another question: make it a figure of its own.',
        };
      }
    }
  },
};

function unknown(code: string, steps: (string | number)[], units: UnitTable) {
  const meant = nearMiss(code, units.keys());
  return {
    steps,
    message: `"${code}" is no known unit.`,
    help: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Use a code of schemas/units.json or an ISO 4217 currency code; a new unit is added to that list.`,
  };
}
