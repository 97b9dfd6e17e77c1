import { visit } from 'jsonc-parser';
import { TextScanner } from '../../core/check/text/scan.ts';
import { generate } from '../collection/generate.ts';
import { ratio, type Suite } from '../harness/experiment.ts';
import { inProcess } from '../measure/in-process.ts';

const RECORDS = 5_000;
const [OURS, PARSE, PEER] = ['scan of the text', 'JSON.parse', 'jsonc-parser, visit'];

/** The proof that a text has no duplicate keys (and is tidy), beside reading it and beside a parser that could tell. */
export const duplicateKeys: Suite = {
  name: 'duplicate-keys',
  experiments: (size) => [
    {
      name: `texts of ${RECORDS.toLocaleString('en')} records, in one process`,
      rounds: size === 'full' ? 31 : 11,
      prepare() {
        const texts = [...generate(RECORDS, 1)].map(({ record }) => JSON.stringify(record));
        const read = texts.map((text) => ({ text, bytes: Buffer.from(text) }));
        const scanner = new TextScanner();
        return {
          subjects: [
            inProcess(OURS, read, ({ bytes, text }) => {
              if (!scanner.scan(bytes, text).sound) throw new Error(`Not proven: ${text}`);
            }),
            inProcess(PARSE, texts, (text) => JSON.parse(text)),
            inProcess(PEER, texts, (text) => visit(text, { onObjectProperty: () => {} })),
          ],
          rows: [
            ratio('scan / JSON.parse', [OURS, PARSE], 'wall', { most: 0.45 }),
            ratio('jsonc-parser / scan', [PEER, OURS], 'wall', { least: 6 }),
          ],
        };
      },
    },
  ],
};
