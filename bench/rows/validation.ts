import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ANNOTATIONS } from '../../core/check/schema/compile.ts';
import { compileVerdicts } from '../../core/check/schema/verdicts.ts';
import { DATASETS } from '../../core/shared/datasets.ts';
import { parseEdtf } from '../../core/shared/edtf.ts';
import type { Schema } from '../../core/shared/schema.ts';
import { generate } from '../collection/generate.ts';
import { ratio, type Suite } from '../harness/experiment.ts';
import { inProcess } from '../measure/in-process.ts';
import { file } from '../measure/programs.ts';

const RECORDS = 5_000;
const [OURS, AJV, PARSE] = ['validation', 'ajv', 'JSON.parse'];

/** Validation under the schemas alone, beside reading the records and beside ajv as it comes. */
export const validation: Suite = {
  name: 'validation',
  experiments: (size) => [
    {
      name: `validation of ${RECORDS.toLocaleString('en')} records, in one process`,
      rounds: size === 'full' ? 31 : 11,
      prepare() {
        const records = [...generate(RECORDS, 1)].map(({ dataset, record }) => ({
          schema: `${DATASETS[dataset]}.schema.json`,
          record,
        }));
        const texts = records.map(({ record }) => JSON.stringify(record));
        const schemas = new Map(
          [...Object.values(DATASETS), 'common'].map((name): [string, Schema] => [
            `${name}.schema.json`,
            JSON.parse(readFileSync(file(`schemas/${name}.schema.json`), 'utf8')),
          ]),
        );
        const validators = [compileVerdicts(schemas), plainAjv(schemas)] as const;
        const [ours, ajv] = validators.map((compiled) => {
          const all = new Map(records.map(({ schema }) => [schema, compiled(schema)]));
          return ({ schema, record }: (typeof records)[number]) => {
            if (all.get(schema)?.(record) !== true) throw new Error(`${record.id} is not valid.`);
          };
        });
        if (ours === undefined || ajv === undefined) throw new TypeError('There are two validators.');
        return {
          subjects: [
            inProcess(OURS, records, ours),
            inProcess(AJV, records, ajv),
            inProcess(PARSE, texts, (text) => JSON.parse(text)),
          ],
          rows: [
            ratio('validation / JSON.parse', [OURS, PARSE], 'wall', { most: 0.9 }),
            ratio('ajv / validation', [AJV, OURS], 'wall', { least: 2.3 }),
          ],
        };
      },
    },
  ],
};

/** ajv with the project's own parser of dates, which is faster than any regular expression for them. */
function plainAjv(schemas: ReadonlyMap<string, Schema>) {
  const ajv = new Ajv2020({ strict: true, discriminator: true, validateSchema: false });
  for (const keyword of ANNOTATIONS) ajv.addKeyword(keyword);
  ajv.addFormat('edtf', (text) => parseEdtf(text) !== undefined);
  for (const [name, schema] of schemas) ajv.addSchema({ ...schema }, name);
  return (name: string) => {
    const validate = ajv.getSchema(name);
    if (validate === undefined) throw new TypeError(`There is no schema ${name}.`);
    return (value: unknown) => validate(value) === true;
  };
}
