import { wrongReferences } from '../facts/referring.ts';
import type { CollectionRule } from '../rule.ts';
import { nearMiss } from '../schema/near-miss.ts';

/** Actors, places and sources are there for the records that name them. */
export const unusedRecord: CollectionRule = {
  code: 'unused-record',
  severity: 'warning',
  *check(collection) {
    const { facts, complete, entry } = collection;
    // What a broken record names is not known, so nothing can be said of who is named.
    if (!complete) return;
    const used = new Uint8Array(facts.length);
    for (let row = 0; row < facts.length; row++) {
      facts.someTarget(row, (_, target) => {
        if (target !== undefined && target !== row) used[target] = 1;
        return false;
      });
    }
    // A misspelt id names nobody (missing-reference), and whom it means is not unused.
    for (const { reference } of wrongReferences(collection, (isKnown) => !isKnown)) {
      const { dataset, id } = reference;
      const meant = nearMiss(id, facts.knownIds(dataset));
      const row = meant === undefined ? undefined : facts.find({ dataset, id: meant });
      if (row !== undefined) used[row] = 1;
    }
    for (let row = 0; row < facts.length; row++) {
      const dataset = facts.dataset(row);
      const isSupporting = dataset === 'actors' || dataset === 'places' || dataset === 'sources';
      if (!isSupporting || facts.is('isTombstone', row) || used[row] === 1) continue;
      // Of two records of one id (duplicate-id) the second one cannot be named.
      if (facts.find({ dataset, id: facts.id(row) }) !== row) continue;
      yield {
        record: entry(row),
        steps: ['id'],
        message: `No record names ${dataset}/${facts.id(row)}.`,
        help: 'Name it where it belongs, or remove it if it was never published.',
      };
    }
  },
};
