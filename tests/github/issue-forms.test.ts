import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../cli/depositary.ts';

const FOLDER = join(REPOSITORY, '.github/ISSUE_TEMPLATE');
const CONFIG = 'config.yml';
const forms = readdirSync(FOLDER).filter((name) => name !== CONFIG);
const read = (name: string): unknown => load(readFileSync(join(FOLDER, name), 'utf8'));

const text = { type: 'string', minLength: 1 };
const of = (required: string[], properties: object) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const validations = of([], { required: { type: 'boolean' } });
const labelled = { label: text, description: text };

/** An element of a form, by its type: what GitHub knows of it. */
const element = (type: string, attributes: object) =>
  of(['type', 'id', 'attributes'], {
    type: { const: type },
    id: { type: 'string', pattern: '^[\\w-]+$' },
    attributes,
    validations,
  });

/** A form as GitHub documents the syntax; more than it demands in that each element has an id and an issue its labels. */
const FORM = of(['name', 'description', 'labels', 'body'], {
  name: text,
  description: text,
  labels: { type: 'array', minItems: 1, uniqueItems: true, items: text },
  body: {
    type: 'array',
    minItems: 1,
    items: {
      anyOf: [
        of(['type', 'attributes'], {
          type: { const: 'markdown' },
          attributes: of(['value'], { value: text }),
        }),
        element('input', of(['label'], { ...labelled, placeholder: text, value: text })),
        element('textarea', of(['label'], { ...labelled, placeholder: text, value: text, render: text })),
        element(
          'dropdown',
          of(['label', 'options'], {
            ...labelled,
            multiple: { type: 'boolean' },
            options: { type: 'array', minItems: 1, uniqueItems: true, items: text },
          }),
        ),
        element(
          'checkboxes',
          of(['label', 'options'], {
            ...labelled,
            options: {
              type: 'array',
              minItems: 1,
              uniqueItems: true,
              items: of(['label'], { label: text, required: { type: 'boolean' } }),
            },
          }),
        ),
      ],
    },
  },
});
const validate = new Ajv({ strict: true, strictTypes: false }).compile(FORM);

interface Form {
  name: string;
  body: { type: string; id?: string; attributes: { label?: string } }[];
}

describe('the issue forms', () => {
  it('are there for a mistake in a record, for what is missing, and for the program', () => {
    expect(forms).toEqual([
      '1-mistake-in-a-record.yml',
      '2-suggestion.yml',
      '3-problem-with-the-program.yml',
    ]);
  });

  it.each(forms)('are of the form that GitHub knows: %s', (name) => {
    expect(validate(read(name)), JSON.stringify(validate.errors)).toBe(true);
  });

  it('are told apart by their names, and so are the elements of each', () => {
    const all = forms.map((name) => read(name) as Form);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { body } of all) {
      const elements = body.filter(({ type }) => type !== 'markdown');
      expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
      expect(new Set(elements.map(({ attributes }) => attributes.label)).size).toBe(elements.length);
    }
  });

  it('would be refused with a misspelt key, an empty list or an element of an unknown type', () => {
    const form = read('2-suggestion.yml') as Record<string, unknown>;
    const input = { type: 'input', id: 'a', attributes: { label: 'A' } };
    expect(validate({ ...form, body: [input] })).toBe(true);
    expect(validate({ ...form, body: [] })).toBe(false);
    expect(validate({ ...form, tittle: 'A' })).toBe(false);
    expect(validate({ ...form, body: [{ ...input, type: 'number' }] })).toBe(false);
    expect(validate({ ...form, body: [{ ...input, attributes: {} }] })).toBe(false);
    expect(validate({ ...form, body: [{ ...input, attributes: { label: 'A', options: ['b'] } }] })).toBe(
      false,
    );
  });

  it('leave a blank issue possible, and lead to no place that nobody looks at', () => {
    expect(read(CONFIG)).toEqual({ blank_issues_enabled: true });
  });
});
