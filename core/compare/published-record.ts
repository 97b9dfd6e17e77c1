import { asJson, type CheckedCollection, type CheckedRecord, recordsOf } from '../check/collection.ts';
import { baseAmount, compareClaims } from '../shared/claims.ts';
import type { JsonObject } from '../shared/json.ts';
import type { Agreement, Source, Stage } from '../shared/records.ts';
import type { UnitTable } from '../shared/units.ts';

/** Gives a record the fields that the build computes for it: what `x-computed` announces in its schema. */
export function publishing(collection: CheckedCollection): (record: CheckedRecord) => JsonObject {
  const names = actorNames(collection);
  return (record) => publishedRecord(record, collection.units, names);
}

function publishedRecord(
  record: CheckedRecord,
  units: UnitTable,
  names: ReadonlyMap<string, string>,
): JsonObject {
  const authored = asJson(record);
  switch (record.dataset) {
    case 'agreements':
      return { ...authored, status: statusOf(record.content) };
    case 'figures': {
      const figure = record.content;
      const claims = figure.claims.map((claim) => ({
        ...claim,
        base: baseAmount(claim, figure, units),
      }));
      // The claims are JSON as they were read, with a computed object of numbers and a text.
      return {
        ...authored,
        claims: claims as unknown as JsonObject[],
        comparison: compareClaims(figure, units),
      };
    }
    case 'sources':
      return { ...authored, citation: citationOf(record.content, names) };
    default:
      return authored;
  }
}

/** The stage of the last event, which is the latest; amendments and extensions leave an agreement where it was. */
export function statusOf({ events }: Agreement): Stage | 'unknown' {
  const lasting = events.findLast(({ stage }) => stage !== 'amended' && stage !== 'extended');
  return lasting?.stage ?? 'unknown';
}

function actorNames(collection: CheckedCollection): ReadonlyMap<string, string> {
  return new Map(
    recordsOf(collection, 'actors').map(({ id, content }) => [id, content.names[0]?.name ?? id]),
  );
}

/** Authors, title, publisher and date, as far as they are known. */
export function citationOf(source: Source, names: ReadonlyMap<string, string>): string {
  const name = (id: string): string => names.get(id) ?? id;
  const parts = [
    source.authors?.map(name).join(', '),
    `“${source.title}”`,
    source.publisher && name(source.publisher),
    source.published,
    source.url,
  ];
  return `${parts.filter((part) => part !== undefined && part !== '').join('. ')}.`;
}
