import { allRecords, asJson, type CheckedCollection, type CheckedRecord } from '../check/collection.ts';
import { DATASETS } from '../shared/datasets.ts';
import { byCodeUnit } from '../shared/order.ts';
import { formatPointer } from '../shared/pointer.ts';
import { referencesOf } from '../shared/references.ts';
import { walk } from '../shared/schema.ts';

/** Where an address stands. */
export interface AddressPlace {
  /** The record, as dataset/id. */
  record: string;
  file: string;
  pointer: string;
}

/** An address that the collection gives its readers. */
export interface CitedAddress {
  address: string;
  /** Sorted by record and pointer. */
  places: AddressPlace[];
  /** The records that refer to one of those in `places`, as dataset/id, sorted. */
  citedBy: string[];
}

/** How a schema says that a text is an address: its pattern begins with the scheme. */
const OF_ADDRESS = /^\^https?\??:/;

/**
 * Every address in the records, sorted. Which values are addresses the schemas say: those whose pattern demands
 * `http://` or `https://`.
 */
export function citedAddresses(collection: CheckedCollection): CitedAddress[] {
  const citing = citingRecords(collection);
  const places = new Map<string, AddressPlace[]>();
  for (const record of allRecords(collection)) {
    const name = `${record.dataset}/${record.id}`;
    for (const { address, pointer } of addressesIn(collection, record)) {
      const list = places.get(address) ?? [];
      list.push({ record: name, file: record.document.path, pointer });
      places.set(address, list);
    }
  }
  return [...places]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([address, found]) => ({
      address,
      places: found.sort((a, b) => byCodeUnit(a.record, b.record) || byCodeUnit(a.pointer, b.pointer)),
      citedBy: [...new Set(found.flatMap(({ record }) => citing.get(record) ?? []))].sort(byCodeUnit),
    }));
}

function* addressesIn(
  { schemas }: CheckedCollection,
  record: CheckedRecord,
): Generator<{ address: string; pointer: string }> {
  const fileName = `${DATASETS[record.dataset]}.schema.json`;
  const root = schemas.get(fileName);
  if (root === undefined) return;
  for (const { steps, value, schema } of walk(schemas, fileName, root, asJson(record))) {
    if (typeof value !== 'string' || !OF_ADDRESS.test(schema.pattern ?? '')) continue;
    yield { address: value, pointer: formatPointer(steps) };
  }
}

/** The other records that refer to each record, as dataset/id, sorted. */
export function citingRecords(collection: CheckedCollection): Map<string, string[]> {
  const citing = new Map<string, Set<string>>();
  for (const record of allRecords(collection)) {
    const name = `${record.dataset}/${record.id}`;
    for (const { dataset, id } of referencesOf(record.dataset, asJson(record), collection.schemas)) {
      const target = `${dataset}/${id}`;
      if (target === name) continue;
      citing.set(target, (citing.get(target) ?? new Set()).add(name));
    }
  }
  return new Map([...citing].map(([target, names]) => [target, [...names].sort(byCodeUnit)]));
}
