import type { CheckedCollection } from '../check/collection.ts';
import { type DatasetName, isDatasetName } from '../shared/datasets.ts';
import type { JsonObject } from '../shared/json.ts';
import { dereference } from '../shared/schema.ts';
import type { Part } from './draft.ts';

/**
 * A way to give an object in one word: `agreements/river-memorandum` for a tagged object that names a record,
 * `topics/trade` for one list of several, `collection` for a tag alone.
 */
export interface CompactForm {
  /** The part before the slash, or the whole word where nothing follows. */
  prefix: string;
  /** The dataset of the record that follows, where one does. */
  dataset?: DatasetName;
  /** The words that may follow, where they are no records. */
  vocabulary?: readonly string[];
  make(word: string): JsonObject;
}

/** The compact forms of an object; none where it has to be given property by property. */
export function compactForms({ schemas }: Pick<CheckedCollection, 'schemas'>, part: Part): CompactForm[] {
  const { schema, fileName } = part;
  const tag = schema.discriminator?.propertyName;
  if (tag !== undefined)
    return (schema.oneOf ?? []).flatMap((option) =>
      branchForm({ schemas }, dereference(schemas, fileName, option), tag),
    );
  if (schema.minProperties === undefined) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]): CompactForm[] => {
    const list = dereference(schemas, fileName, property);
    if (list.schema.items === undefined) return [];
    const { schema: item } = dereference(schemas, list.fileName, list.schema.items);
    const dataset = datasetOf(item['x-refers-to']);
    return [
      {
        prefix: name,
        ...(dataset !== undefined && { dataset }),
        ...(item.enum !== undefined && { vocabulary: item.enum }),
        make: (word) => ({ [name]: [word] }),
      },
    ];
  });
}

function branchForm(
  { schemas }: Pick<CheckedCollection, 'schemas'>,
  branch: Part,
  tag: string,
): CompactForm[] {
  const { required = [], properties = {} } = branch.schema;
  const value = properties[tag]?.const;
  const [name, ...others] = required.filter((property) => property !== tag);
  if (typeof value !== 'string' || others.length > 0) return [];
  if (name === undefined) return [{ prefix: value, make: () => ({ [tag]: value }) }];
  const target =
    properties[name] && dereference(schemas, branch.fileName, properties[name]).schema['x-refers-to'];
  const dataset = datasetOf(target);
  return dataset === undefined
    ? []
    : [{ prefix: dataset, dataset, make: (word) => ({ [tag]: value, [name]: word }) }];
}

function datasetOf(name: string | undefined): DatasetName | undefined {
  return name !== undefined && isDatasetName(name) ? name : undefined;
}
