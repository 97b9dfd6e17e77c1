import type { JsonObject } from '../../../shared/json.ts';
import { meaning } from '../meaning.ts';
import { type Named, pairRenamed } from '../renamed.ts';
import type { Pair, Rule } from '../rule.ts';
import { shown } from '../shown.ts';

function gone({ before, after, definitions }: Pair): Named[] {
  const names = [...before.properties].filter(([name]) => !after.properties.has(name));
  return names.map(([name, schema]) => ({ name, meaning: meaning(schema, definitions.before) }));
}

function fresh({ before, after, definitions }: Pair): Named[] {
  const names = [...after.properties].filter(([name]) => !before.properties.has(name));
  return names.map(([name, schema]) => ({ name, meaning: meaning(schema, definitions.after) }));
}

function at(name: string): { at: string[] } {
  return { at: ['properties', name] };
}

/** What is required now and was not, or the other way round, of properties that are not gone or new as a whole. */
function* required(some: Pair['before'], other: Pair['before']): Generator<string> {
  for (const name of some.required) {
    if (other.required.has(name)) continue;
    if (some.properties.has(name) && !other.properties.has(name)) continue;
    yield name;
  }
}

function isDescribed(additional: Pair['before']['additional']): additional is JsonObject {
  return typeof additional === 'object';
}

export const OBJECT_RULES: readonly Rule[] = [
  {
    code: 'property-removed',
    level: 'major',
    when: 'a property is not described any more, so it is gone or may be anything',
    *find(pair) {
      const { removed } = pairRenamed(gone(pair), fresh(pair));
      for (const name of removed)
        yield { ...at(name), message: `the property ${shown(name)} is gone`, before: name };
    },
  },
  {
    code: 'property-renamed',
    level: 'major',
    when: 'a property is gone, and there is a new one with the same schema',
    *find(pair) {
      for (const [old, now] of pairRenamed(gone(pair), fresh(pair)).renamed) {
        yield {
          ...at(now),
          message: `the property ${shown(old)} is gone; ${shown(now)} has the same schema`,
          before: old,
          after: now,
        };
      }
    },
  },
  {
    code: 'property-added',
    level: 'minor',
    when: 'there is a new property, optional or required',
    *find(pair) {
      for (const name of pairRenamed(gone(pair), fresh(pair)).added) {
        const must = pair.after.required.has(name) ? 'required' : 'optional';
        yield { ...at(name), message: `the ${must} property ${shown(name)} is new`, after: name };
      }
    },
  },
  {
    code: 'property-unannounced',
    level: 'major',
    when: 'there is a new property in an object that was closed',
    *find(pair) {
      if (pair.before.additional !== 'nothing') return;
      for (const { name } of fresh(pair)) {
        yield {
          ...at(name),
          message: `the object had no other properties, and ${shown(name)} is new`,
          after: name,
        };
      }
    },
  },
  {
    code: 'requirement-lost',
    level: 'major',
    when: 'a property that was always there may be missing',
    *find({ before, after }) {
      for (const name of required(before, after)) {
        yield { at: ['required'], message: `the property ${shown(name)} may be missing now`, before: name };
      }
    },
  },
  {
    code: 'requirement-gained',
    level: 'minor',
    when: 'a property that could be missing is always there',
    *find({ before, after }) {
      for (const name of required(after, before)) {
        yield { at: ['required'], message: `the property ${shown(name)} is always there now`, after: name };
      }
    },
  },
  {
    code: 'object-opened',
    level: 'major',
    when: 'an object may have properties that it could not have, or that were described',
    *find({ before: { additional: before }, after: { additional: after } }) {
      const isWider =
        before === 'nothing' ? after !== 'nothing' : isDescribed(before) && after === 'anything';
      if (isWider) yield { message: 'the object may have other properties now' };
    },
  },
  {
    code: 'object-closed',
    level: 'minor',
    when: 'an object no longer has other properties than those described',
    *find({ before: { additional: before }, after: { additional: after } }) {
      const isNarrower =
        after === 'nothing' ? before !== 'nothing' : isDescribed(after) && before === 'anything';
      if (isNarrower) yield { message: 'other properties of the object are ruled out or described now' };
    },
  },
];
