import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { generatorSchema } from '../../../cli/types/generator-schema.ts';
import type { Schema } from '../../../core/shared/schema.ts';
import { snapshot } from '../../core/publish/samples.ts';

const { schemas, entries } = snapshot();
const { titles, schema } = generatorSchema([...schemas.values()]);
const definitions = schema.$defs ?? {};

describe('the schema that generators are given', () => {
  it('has every record type and every definition once', () => {
    expect(titles).toEqual(['Agreement', 'Statement', 'Figure', 'Source', 'Actor', 'Place', 'Tombstone']);
    for (const one of schemas.values())
      for (const name of Object.keys(one.$defs ?? {})) expect(definitions).toHaveProperty(name);
  });

  it('has one object in the place of a tagged union, with what all branches ask for', () => {
    expect(definitions.Voice).toEqual({
      title: 'Voice',
      type: 'object',
      description: expect.any(String),
      examples: expect.any(Array),
      required: ['kind'],
      properties: {
        kind: {
          title: 'VoiceKind',
          type: 'string',
          description: expect.any(String),
          enum: ['actor', 'source'],
        },
        actor: expect.objectContaining({ description: 'Where kind is "actor": Who speaks.' }),
        role: expect.objectContaining({ description: expect.stringContaining('Where kind is "actor": ') }),
        onBehalfOf: expect.objectContaining({
          description: expect.stringContaining('Where kind is "actor": '),
        }),
        source: expect.objectContaining({ description: expect.stringContaining('Where kind is "source": ') }),
      },
    });
    expect(definitions.FigureSubject?.required).toEqual(['dataset', 'id']);
    expect(definitions.FigureSubject?.properties?.id?.description).toMatch(
      /^Where dataset is "agreements": .* Where dataset is "actors": .* Where dataset is "places": /,
    );
  });

  it('has a text in the place of a growing vocabulary, whose values the description names', () => {
    const kind = definitions.Place?.properties?.kind;
    expect(kind).toMatchObject({ type: 'string' });
    expect(kind?.description).toMatch(/ Known values, to which others may be added: country, region, /);
    expect(JSON.stringify(schema)).not.toMatch(/"(?:anyOf|oneOf)":/);
  });

  it('describes properties that only refer, and leaves the names of objects to their types', () => {
    const { id, evidence } = definitions.Agreement?.properties ?? {};
    expect(id?.description).toContain('permanent name');
    expect(evidence?.description).toContain('The passages behind the values');
    expect(definitions.Evidence?.properties?.passage).toEqual({ $ref: '#/$defs/Passage' });
  });

  it('accepts every record that the published schemas accept', () => {
    const ajv = new Ajv2020({ strict: false });
    for (const { dataset, content } of entries) {
      const title = titles.find((name) => name.toLowerCase() === dataset.slice(0, -1));
      const validate = ajv.compile({ $ref: `#/$defs/${title}`, $defs: definitions });
      expect(validate(content), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('leaves a union alone whose branches give one property two types', () => {
    const branch = (tag: string, type: string): Schema => ({
      title: `${tag}Branch`,
      type: 'object',
      properties: { tag: { const: tag }, value: { type } },
    });
    const union: Schema = {
      title: 'Union',
      type: 'object',
      oneOf: [{ $ref: '#/$defs/aBranch' }, { $ref: '#/$defs/bBranch' }],
      $defs: { aBranch: branch('a', 'string'), bBranch: branch('b', 'number') },
    };
    expect(generatorSchema([union]).schema.$defs?.Union?.oneOf).toHaveLength(2);
  });
});
