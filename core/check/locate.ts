import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Json } from '../shared/json.ts';
import { listsNamedByPosition } from '../shared/named-lists.ts';
import type { Step } from '../shared/pointer.ts';

/** A stretch of a text, in UTF-16 code units. */
export interface Span {
  offset: number;
  length: number;
}

/** A JSON text and its value. */
interface Located {
  text: string;
  value: Json;
}

/**
 * Finds values in JSON texts by path. Positions cost a second parse, so only texts with findings are located; one with
 * several findings in a row is parsed once.
 */
export class Locator {
  #last: { text: string; root: Node | undefined } | undefined;

  #tree({ text }: Located): Node | undefined {
    if (this.#last?.text !== text) this.#last = { text, root: parseTree(text) };
    return this.#last.root;
  }

  /**
   * What to take out of a text so that an item leaves its list, with the comma before it. Undefined for the first item,
   * and where a text of the document names an item of the list by its position: it could come to name another one.
   */
  removal(document: Located, steps: readonly Step[]): Span | undefined {
    const root = this.#tree(document);
    const item = root && findNodeAtLocation(root, asIndexes(root, steps));
    if (item?.parent?.type !== 'array') return undefined;
    const items = item.parent.children ?? [];
    const before = items[items.indexOf(item) - 1];
    const name = steps.findLast((step) => !/^\d+$/.test(String(step)));
    if (before === undefined || name === undefined) return undefined;
    if (listsNamedByPosition(document.value).has(String(name))) return undefined;
    const offset = before.offset + before.length;
    return { offset, length: item.offset + item.length - offset };
  }

  /** Where a value stands, or the key before it; the nearest value around it where the path leads nowhere. */
  span(document: Located, steps: readonly Step[], at: 'key' | 'value'): Span {
    const root = this.#tree(document);
    if (root === undefined) return { offset: 0, length: 0 };
    for (let depth = steps.length; depth > 0; depth--) {
      const node = findNodeAtLocation(root, asIndexes(root, steps.slice(0, depth)));
      if (node === undefined) continue;
      const property = node.parent?.type === 'property' ? node.parent : undefined;
      const key = at === 'key' && depth === steps.length ? property?.children?.[0] : undefined;
      return { offset: (key ?? node).offset, length: (key ?? node).length };
    }
    return { offset: root.offset, length: 1 };
  }
}

/** Array indexes as numbers, which is how the parser's tree is asked; pointers hold them as text. */
function asIndexes(root: Node, steps: readonly Step[]): Step[] {
  const result: Step[] = [];
  for (const step of steps) {
    const parent = findNodeAtLocation(root, result);
    result.push(parent?.type === 'array' ? Number(step) : String(step));
  }
  return result;
}

/** The lines of a text, for telling where an offset is. */
export class Lines {
  readonly #starts: number[];

  constructor(text: string) {
    this.#starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: end, index }) => index + end.length)];
  }

  /** The line and column of an offset, both counted from 1. */
  position(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
