import { type Node, parseTree } from 'jsonc-parser';
import type { Json, JsonObject } from '../shared/json.ts';
import { listsNamedByPosition } from '../shared/named-lists.ts';
import { branchFor, dereference, type Schema, type SchemaSet } from '../shared/schema.ts';
import { sortedItems } from './sorted-items.ts';

/** One level of nesting. */
const INDENT = '  ';

/**
 * Writes a JSON text in the one layout that records have (docs/formatting.md): two spaces a level, one value a line,
 * keys in the order of the schema, lists without an order sorted. What the schema does not know stays, after what it
 * knows and in its own order. Numbers keep their spelling, texts get the shortest one.
 * @param text that `parseFile` accepts: JSON without repeated keys
 * @param fileName the schema of the text; it need not be valid under it
 */
export function formatRecord(text: string, schemas: SchemaSet, fileName: string): string {
  const root = parseTree(text);
  const schema = schemas.get(fileName);
  if (root === undefined || schema === undefined) throw new TypeError('There is nothing to format.');
  const value: Json = JSON.parse(text);
  return `${new Layout(text, schemas, listsNamedByPosition(value)).written(root, { fileName, schema }, '', '')}\n`;
}

/** A part of a schema with the file that its references start from; undefined where no schema tells. */
type Part = { fileName: string; schema: Schema } | undefined;

class Layout {
  readonly #text: string;
  readonly #schemas: SchemaSet;
  /** The names of lists that keep their order because something points into them. */
  readonly #named: ReadonlySet<string>;

  constructor(text: string, schemas: SchemaSet, named: ReadonlySet<string>) {
    this.#text = text;
    this.#schemas = schemas;
    this.#named = named;
  }

  /**
   * The text of a value.
   * @param indent of the line on which it begins
   * @param name of the nearest property that holds it
   */
  written(node: Node, part: Part, indent: string, name: string): string {
    const here = part && dereference(this.#schemas, part.fileName, part.schema);
    switch (node.type) {
      case 'object':
        return this.#object(node, here, indent);
      case 'array':
        return this.#list(node, here, indent, name);
      case 'string':
        return JSON.stringify(node.value);
      default:
        return this.#text.slice(node.offset, node.offset + node.length);
    }
  }

  #object(node: Node, part: Part, indent: string): string {
    const members = membersOf(node);
    const branch = part && branchFor(this.#schemas, part.fileName, part.schema, textMembers(members));
    const properties = new Map(Object.entries(branch?.schema.properties ?? {}));
    const known = [...properties.keys()];
    const rank = (key: string): number => (properties.has(key) ? known.indexOf(key) : known.length);
    const lines = members
      .toSorted((a, b) => rank(a.key) - rank(b.key))
      .map(({ key, value }) => {
        const schema = properties.get(key);
        const inner = branch && schema && { fileName: branch.fileName, schema };
        return `${JSON.stringify(key)}: ${this.written(value, inner, indent + INDENT, key)}`;
      });
    return bracketed('{', lines, '}', indent);
  }

  #list(node: Node, part: Part, indent: string, name: string): string {
    const schema = part?.schema.items;
    const inner = part && schema && { fileName: part.fileName, schema };
    const items = (node.children ?? []).map((item) => ({
      value: item.value,
      text: this.written(item, inner, indent + INDENT, name),
    }));
    const isSet = part?.schema['x-unordered'] === true && !this.#named.has(name);
    const lines = (isSet ? sortedItems(items) : items).map(({ text }) => text);
    return bracketed('[', lines, ']', indent);
  }
}

interface Member {
  key: string;
  value: Node;
}

function membersOf(node: Node): Member[] {
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : [{ key: key.value, value }],
  );
}

/** The members that can be the tag of a union. */
function textMembers(members: readonly Member[]): JsonObject {
  return Object.fromEntries(
    members.filter(({ value }) => value.type === 'string').map(({ key, value }) => [key, value.value]),
  );
}

function bracketed(open: string, lines: readonly string[], close: string, indent: string): string {
  if (lines.length === 0) return open + close;
  const inner = `\n${indent}${INDENT}`;
  return `${open}${inner}${lines.join(`,${inner}`)}\n${indent}${close}`;
}
