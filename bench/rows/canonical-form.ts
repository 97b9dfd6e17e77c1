import canonicalize from 'canonicalize';
import { canonicalJson } from '../../core/shared/canonical.ts';
import { generate } from '../collection/generate.ts';
import { ratio, type Suite } from '../harness/experiment.ts';
import { inProcess } from '../measure/in-process.ts';

const RECORDS = 2_000;
const [OURS, PARSE, PEER, SORTED] = [
  'canonical form',
  'JSON.parse',
  'canonicalize',
  'canonical form, sorted before',
];

/** The canonical form (RFC 8785) of records, beside reading them and beside the library. */
export const canonicalForm: Suite = {
  name: 'canonical-form',
  experiments: (size) => [
    {
      name: `canonical form of ${RECORDS.toLocaleString('en')} records, in one process`,
      rounds: size === 'full' ? 31 : 11,
      prepare() {
        const records = [...generate(RECORDS, 1)].map(({ record }) => record);
        const texts = records.map((record) => JSON.stringify(record));
        const sorted = records.map((record): unknown => JSON.parse(canonicalJson(record)));
        return {
          subjects: [
            inProcess(OURS, records, (record) => canonicalJson(record)),
            inProcess(PARSE, texts, (text) => JSON.parse(text)),
            inProcess(PEER, records, (record) => canonicalize(record)),
            inProcess(SORTED, sorted, (record) => canonicalJson(record)),
          ],
          rows: [
            ratio('canonical form / JSON.parse', [OURS, PARSE], 'wall', { most: 2.3 }),
            ratio('canonicalize / canonical form', [PEER, OURS], 'wall', { least: 2.2 }),
            ratio('sorted before / JSON.parse', [SORTED, PARSE], 'wall', { most: 1.3 }),
          ],
        };
      },
    },
  ],
};
