import { allRecords } from '../collection.ts';
import type { CollectionRule } from '../rule.ts';
import { referencesOf } from './references.ts';

/** Actors, places and sources are there for the records that name them. */
export const unusedRecord: CollectionRule = {
  code: 'unused-record',
  severity: 'warning',
  scope: 'collection',
  *check(collection) {
    const records = allRecords(collection);
    const used = new Set<string>();
    for (const record of records) {
      for (const { dataset, id } of referencesOf(record, collection)) {
        if (dataset !== record.dataset || id !== record.id) used.add(`${dataset}/${id}`);
      }
    }
    for (const record of records) {
      const supporting =
        record.dataset === 'actors' || record.dataset === 'places' || record.dataset === 'sources';
      if (!supporting || used.has(`${record.dataset}/${record.id}`)) continue;
      yield {
        record,
        steps: ['id'],
        message: `No record names ${record.dataset}/${record.id}.`,
        help: 'Name it where it belongs, or remove it if it was never published.',
      };
    }
  },
};
