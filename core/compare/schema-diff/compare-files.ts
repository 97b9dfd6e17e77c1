import type { JsonObject } from '../../shared/json.ts';
import type { Step } from '../../shared/pointer.ts';
import { matchBranches } from './branches.ts';
import { definitionsOf, resolve } from './definitions.ts';
import { read } from './reading.ts';
import type { Found, Pair, Rating, Rule } from './rule.ts';
import { REFERENCE_RULE } from './rules/structure.ts';
import { WORD_RULES } from './rules/words.ts';
import { isComparable, valueRulesFor } from './rules.ts';
import { typeNameChanges } from './type-names.ts';

/** A change within one schema file. */
export interface RatedChange extends Found {
  rating: Rating;
  /** Where in the file. */
  at: readonly Step[];
}

/** Compares two states of one schema file, every definition with the one of the same name. */
export function compareFiles(before: JsonObject, after: JsonObject): RatedChange[] {
  const definitions = { before: definitionsOf(before), after: definitionsOf(after) };
  const walk = new Walk(definitions);
  walk.compare(before, after, [], true);
  for (const [name, schema] of definitions.after) {
    const old = definitions.before.get(name);
    if (old !== undefined) walk.compare(old, schema, ['$defs', name], true);
  }
  const names = [...typeNameChanges(before, after)].map((change) => ({ at: [], ...change }));
  return [...walk.changes, ...names];
}

/** Two schemas of which the new one may accept nothing more. */
type Trial = Pair['schemas'];

/** Goes through two schemas side by side and applies every rule at every place. */
class Walk {
  readonly changes: RatedChange[] = [];
  readonly #definitions: Pair['definitions'];
  /** The pairs of different things that were compared: there a recursion ends. */
  readonly #compared = new Map<JsonObject, Set<JsonObject>>();

  /** What is being tried out around this walk: a recursion takes it for true until something speaks against it. */
  readonly #trials: readonly Trial[];

  constructor(definitions: Pair['definitions'], trials: readonly Trial[] = []) {
    this.#definitions = definitions;
    this.#trials = trials;
  }

  /**
   * @param isSameThing whether the two are states of one thing; the words of different definitions differ by
   *   nature, and say nothing of a change
   */
  compare(before: JsonObject, after: JsonObject, at: readonly Step[], isSameThing: boolean): void {
    if (!isSameThing && this.#isCompared(before, after)) return;
    const pair = this.#pair(before, after);
    const [old, now] = [pair.before.ref, pair.after.ref];
    if (isSameThing && (old === undefined) === (now === undefined)) this.#apply(WORD_RULES, pair, at);
    if (old === undefined && now === undefined) {
      this.#apply(valueRulesFor(pair), pair, at);
      if (isComparable(pair)) this.#compareInside(pair, at, isSameThing);
      return;
    }
    // A definition is compared with the one of the same name, once.
    if (old === now) return;
    if (isSameThing) this.#apply([REFERENCE_RULE], pair, at);
    const { definitions } = pair;
    const place = old === undefined || now === undefined ? at : ['$defs', now];
    this.compare(resolve(before, definitions.before), resolve(after, definitions.after), place, false);
  }

  #compareInside(pair: Pair, at: readonly Step[], isSameThing: boolean): void {
    const { before, after } = pair;
    for (const [name, schema] of after.properties) {
      const old = before.properties.get(name);
      const place = [...at, 'properties', name];
      if (old !== undefined) this.compare(old, schema, place, isSameThing);
      else if (typeof before.additional === 'object') this.compare(before.additional, schema, place, false);
    }
    if (typeof before.additional === 'object' && typeof after.additional === 'object') {
      this.compare(before.additional, after.additional, [...at, 'additionalProperties'], isSameThing);
    }
    if (before.items !== undefined && after.items !== undefined) {
      this.compare(before.items, after.items, [...at, 'items'], isSameThing);
    }
    for (const branch of matchBranches(pair).matched) {
      this.compare(branch.before, branch.after, [...at, 'oneOf', branch.index], isSameThing);
    }
  }

  #apply(rules: readonly Rule[], pair: Pair, at: readonly Step[]): void {
    for (const rule of rules) {
      for (const found of rule.find(pair)) {
        this.changes.push({ rating: rule, ...found, at: [...at, ...(found.at ?? [])] });
      }
    }
  }

  #pair(before: JsonObject, after: JsonObject): Pair {
    const definitions = this.#definitions;
    return {
      before: read(before),
      after: read(after),
      schemas: { before, after },
      definitions,
      fits: (old, now) => this.#fits(old, now),
    };
  }

  #fits(before: JsonObject, after: JsonObject): boolean {
    if (this.#trials.some((trial) => trial.before === before && trial.after === after)) return true;
    const walk = new Walk(this.#definitions, [...this.#trials, { before, after }]);
    walk.compare(before, after, [], false);
    return walk.changes.every(({ rating }) => rating.level !== 'major');
  }

  #isCompared(before: JsonObject, after: JsonObject): boolean {
    const known = this.#compared.get(before) ?? new Set();
    this.#compared.set(before, known);
    const isKnown = known.has(after);
    known.add(after);
    return isKnown;
  }
}
