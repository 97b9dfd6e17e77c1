import { replacementsOf } from '../../shared/tombstone.ts';
import { asJson } from '../collection.ts';
import { wrongReferences } from '../facts/referring.ts';
import type { CollectionRule } from '../rule.ts';

/** A live record must not lead readers to a withdrawn one. */
export const withdrawnReference: CollectionRule = {
  code: 'withdrawn-reference',
  severity: 'error',
  *check(collection) {
    const { facts, entry } = collection;
    const isWithdrawn = (_: boolean, row: number | undefined): row is number =>
      row !== undefined && facts.is('isTombstone', row);
    for (const { record, reference } of wrongReferences(collection, isWithdrawn)) {
      const { steps, dataset, id } = reference;
      const row = facts.find(reference);
      const replacements = row === undefined ? [] : replacementsOf(asJson(entry(row)));
      yield {
        record,
        steps,
        message: `The record "${id}" of ${dataset} was withdrawn.`,
        help:
          replacements.length === 0
            ? 'Remove the reference.'
            : `Refer to "${replacements.join('" or "')}", which ${replacements.length === 1 ? 'replaces' : 'replace'} it.`,
      };
    }
  },
};
