import { describe, expect, it } from 'vitest';
import {
  listName,
  vocabulariesDts,
  vocabulariesJs,
  vocabulariesOf,
} from '../../../../core/build/package/vocabularies.ts';
import type { Schema } from '../../../../core/shared/schema.ts';
import { snapshot } from '../../publish/samples.ts';

const { schemas } = snapshot();

describe('the vocabularies of a collection', () => {
  const vocabularies = vocabulariesOf(schemas);
  const named = (type: string) => vocabularies.find((vocabulary) => vocabulary.type === type);

  it('are all lists of values that the schemas have, each once', () => {
    const lists = [...schemas.values()].flatMap((schema) => [
      ...JSON.stringify(schema).matchAll(/"enum":(\[[^\]]*\])/g),
    ]);
    const values = new Set(lists.map(([, list]) => list));
    const found = vocabularies
      .filter(({ type }) => type !== 'DatasetName')
      .map((each) => JSON.stringify(each.values));
    expect(found.sort()).toEqual([...values].sort());
    expect(values.size).toBeGreaterThan(15);
  });

  it('say which may grow', () => {
    expect(named('Stage')).toMatchObject({ name: 'STAGES', growing: false });
    expect(named('Stage')?.values).toContain('in-force');
    expect(named('Instrument')).toMatchObject({ name: 'INSTRUMENTS', growing: true });
    expect(named('DatasetName')?.values).toEqual([
      'agreements',
      'statements',
      'figures',
      'sources',
      'actors',
      'places',
    ]);
  });

  it('are frozen lists, in a module that gives what its declarations promise', async () => {
    const module: Record<string, unknown> = await import(
      `data:text/javascript,${encodeURIComponent(vocabulariesJs(vocabularies))}`
    );
    expect(Object.keys(module).sort()).toEqual(vocabularies.map(({ name }) => name).sort());
    for (const { name, values } of vocabularies) {
      expect(module[name]).toEqual(values);
      expect(Object.isFrozen(module[name])).toBe(true);
      expect(vocabulariesDts(vocabularies)).toContain(
        `export declare const ${name}: readonly ${JSON.stringify(values)};`,
      );
    }
  });

  it('keep what a description says in the comment', () => {
    const schema: Schema = {
      title: 'Colour',
      description: 'Not code: */ export const intruder = 1; /*',
      enum: ['red'],
    };
    const dts = vocabulariesDts(vocabulariesOf(new Map([['x.schema.json', schema]])));
    expect(dts.replace(/\/\*\*[\s\S]*?\*\//g, '')).not.toContain('intruder');
  });
});

it.each([
  ['Stage', 'STAGES'],
  ['SpeechAct', 'SPEECH_ACTS'],
  ['Capacity', 'CAPACITIES'],
  ['AgreementStatus', 'AGREEMENT_STATUSES'],
])('the values of %s are %s', (type, name) => {
  expect(listName(type)).toBe(name);
});
