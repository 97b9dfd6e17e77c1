import { findNodeAtLocation, getNodeValue, type Node, parseTree } from 'jsonc-parser';
import { canonicalJson } from '../shared/canonical.ts';
import type { Fix } from '../shared/finding.ts';
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
   * The edit that takes out of a list every item that says again what one before it says. Undefined where a text of the
   * document names an item of the list by its position: it could come to name another one.
   */
  withoutRepetitions(document: Located, list: readonly Step[]): Fix | undefined {
    const root = this.#tree(document);
    const items = (root && findNodeAtLocation(root, asIndexes(root, list)))?.children ?? [];
    const name = list.findLast((step) => !/^\d+$/.test(String(step)));
    if (name === undefined || listsNamedByPosition(document.value).has(String(name))) return undefined;
    return distinctItems(document.text, items);
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

function distinctItems(text: string, items: readonly Node[]): Fix | undefined {
  const seen = new Set<string>();
  let fix: Fix | undefined;
  let end = 0;
  for (const item of items) {
    const value = canonicalJson(getNodeValue(item));
    const from = end;
    end = item.offset + item.length;
    if (seen.has(value))
      fix = fix ? { ...fix, length: end - fix.offset } : { offset: from, length: end - from, text: '' };
    else if (fix) fix = { ...fix, length: end - fix.offset, text: fix.text + text.slice(from, end) };
    seen.add(value);
  }
  return fix;
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
