import { DATASETS, type DatasetName, isDatasetName } from '../shared/datasets.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { parsePointer, resolveSteps } from '../shared/pointer.ts';
import { dereference, type Schema, type SchemaSet } from '../shared/schema.ts';

/** Where below one part of a schema records refer to others or evidence supports values. */
interface Plan {
  /** The value is the id of a record of this dataset. */
  refersTo?: DatasetName;
  /** The properties below which there is something to look at. */
  properties: [key: string, plan: Plan][];
  items?: Plan;
  /** The plans of a tagged union. */
  union?: { tag: string; branches: Map<Json | undefined, Plan> };
  /** Of an object that may hold evidence: the properties that some evidence must support. */
  needed?: string[];
  /** Still being made: a schema may contain itself. */
  isOpen?: boolean;
}

/** What a record refers to, each record once, and whether its evidence is certainly in order. */
export interface Looked {
  references: { dataset: DatasetName; id: string }[];
  /**
   * Every pointer of evidence leads somewhere and every value that needs evidence has some: neither
   * unresolved-pointer nor unsupported-value has anything to say of them.
   */
  evidenced: boolean;
}

/** A pointer of `supports`, taken apart. */
interface Support {
  steps: readonly string[];
  index: number;
}

/** Pointers repeat from record to record; hostile ones must not fill the memory. */
const MOST_REMEMBERED = 10_000;

/**
 * Looks at valid records along their schemas. The places where there is something to look at are worked out once for
 * each dataset, so that a record costs no walk through everything that its schema says.
 */
export class EvidencePlan {
  readonly #schemas: SchemaSet;
  readonly #plans = new Map<DatasetName, Plan | undefined>();
  readonly #supports = new Map<string, Support>();

  constructor(schemas: SchemaSet) {
    this.#schemas = schemas;
  }

  /** Looks at one valid record of a dataset. */
  look(dataset: DatasetName, content: JsonObject): Looked {
    const looked: Looked = { references: [], evidenced: true };
    const plan = this.#plans.get(dataset) ?? this.#planOf(dataset);
    if (plan !== undefined) this.#visit(plan, content, looked);
    return looked;
  }

  #planOf(dataset: DatasetName): Plan | undefined {
    const fileName = `${DATASETS[dataset]}.schema.json`;
    const root = this.#schemas.get(fileName);
    const plan = root && planOf(this.#schemas, fileName, root, new Map());
    this.#plans.set(dataset, plan);
    return plan;
  }

  #visit(plan: Plan, value: Json, looked: Looked): void {
    if (plan.refersTo !== undefined && typeof value === 'string') {
      refer(looked.references, plan.refersTo, value);
      return;
    }
    if (Array.isArray(value)) {
      if (plan.items !== undefined) for (const item of value) this.#visit(plan.items, item, looked);
    } else if (isObject(value)) {
      const { union } = plan;
      const branch = union?.branches.get(value[union.tag]) ?? plan;
      if (branch.needed !== undefined && looked.evidenced)
        looked.evidenced = this.#isEvidenced(branch.needed, value);
      for (const [key, inner] of branch.properties) {
        const member = value[key];
        if (member !== undefined) this.#visit(inner, member, looked);
      }
    }
  }

  #isEvidenced(needed: readonly string[], holder: JsonObject): boolean {
    const list = holder.evidence;
    if (!Array.isArray(list) || list.length === 0) return true;
    const supports: Support[] = [];
    for (const evidence of list) {
      // The record is valid: every schema gives `evidence` the type Evidence[].
      for (const pointer of (evidence as { supports: string[] }).supports) {
        const support = this.#support(pointer);
        if (resolveSteps(holder, support.steps) === undefined) return false;
        supports.push(support);
      }
    }
    for (const key of needed) {
      const value = holder[key];
      if (value !== undefined && !isSupported(key, value, supports)) return false;
    }
    return true;
  }

  #support(pointer: string): Support {
    const known = this.#supports.get(pointer);
    if (known !== undefined) return known;
    const steps = parsePointer(pointer);
    const support = { steps, index: Number(steps[1] ?? Number.NaN) };
    if (this.#supports.size < MOST_REMEMBERED) this.#supports.set(pointer, support);
    return support;
  }
}

/** Most of the evidence of a record is of one source. */
function refer(references: Looked['references'], dataset: DatasetName, id: string): void {
  for (const known of references) if (known.id === id && known.dataset === dataset) return;
  references.push({ dataset, id });
}

/** A value needs support as a whole or in some part, a list in each of its items. */
function isSupported(key: string, value: Json, supports: readonly Support[]): boolean {
  if (!Array.isArray(value)) return isNamed(key, undefined, supports);
  for (let item = 0; item < value.length; item++) if (!isNamed(key, item, supports)) return false;
  return true;
}

/** Whether some pointer names a property, something in it, or one item of the list that it is. */
function isNamed(key: string, item: number | undefined, supports: readonly Support[]): boolean {
  for (const { steps, index } of supports) {
    if (steps[0] === key && (item === undefined || steps.length === 1 || index === item)) return true;
  }
  return false;
}

/** @param made the plans of the parts that are being looked at: a schema may contain itself */
function planOf(schemas: SchemaSet, fileName: string, part: Schema, made: Map<Schema, Plan>): Plan {
  const known = made.get(part);
  if (known !== undefined) return known;
  const { schema, fileName: file } = dereference(schemas, fileName, part);
  const plan: Plan = { properties: [], isOpen: true };
  made.set(part, plan);
  const target = schema['x-refers-to'];
  if (target !== undefined && isDatasetName(target)) plan.refersTo = target;
  if (schema.items !== undefined) {
    const items = planOf(schemas, file, schema.items, made);
    if (!isEmpty(items)) plan.items = items;
  }
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const inner = planOf(schemas, file, property, made);
    if (!isEmpty(inner)) plan.properties.push([key, inner]);
  }
  if (schema.properties?.evidence !== undefined)
    plan.needed = Object.entries(schema.properties).flatMap(([key, property]) =>
      dereference(schemas, file, property).schema['x-curated'] === true ? [] : [key],
    );
  const tag = schema.discriminator?.propertyName;
  if (tag !== undefined && schema.oneOf !== undefined) {
    const branches = new Map<Json | undefined, Plan>();
    for (const option of schema.oneOf) {
      const value = dereference(schemas, file, option).schema.properties?.[tag]?.const;
      branches.set(value, planOf(schemas, file, option, made));
    }
    plan.union = { tag, branches };
  }
  delete plan.isOpen;
  return plan;
}

function isEmpty({ refersTo, properties, items, union, needed, isOpen }: Plan): boolean {
  return (
    isOpen !== true &&
    refersTo === undefined &&
    properties.length === 0 &&
    items === undefined &&
    needed === undefined &&
    (union === undefined || [...union.branches.values()].every(isEmpty))
  );
}
