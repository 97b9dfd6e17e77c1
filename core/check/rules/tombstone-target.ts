import { replacementsOf } from '../../shared/tombstone.ts';
import { asJson } from '../collection.ts';
import type { CollectionRule } from '../rule.ts';

/** A tombstone leads to a live record at once: no chains of redirects, none into the void. */
export const tombstoneTarget: CollectionRule = {
  code: 'tombstone-target',
  severity: 'error',
  *check({ facts, entry }) {
    for (let row = 0; row < facts.length; row++) {
      if (!facts.is('isTombstone', row)) continue;
      const record = entry(row);
      const { dataset } = record;
      for (const [index, id] of replacementsOf(asJson(record)).entries()) {
        const steps = ['withdrawn', 'replacedBy', index];
        const target = facts.find({ dataset, id });
        if (target !== undefined && facts.is('isTombstone', target)) {
          yield {
            record,
            steps,
            message: `"${id}" was itself withdrawn.`,
            help: 'Name the record that takes its place today, or none.',
          };
        } else if (!facts.knows({ dataset, id })) {
          yield {
            record,
            steps,
            message: `There is no record "${id}" in ${dataset}.`,
            help: 'Name an existing record of the same dataset, or leave "replacedBy" out.',
          };
        }
      }
    }
  },
};
