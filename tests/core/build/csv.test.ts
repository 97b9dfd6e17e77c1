import { beforeAll, describe, expect, it } from 'vitest';
import { DATASET_NAMES, type DatasetName } from '../../../core/shared/datasets.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import { snapshot } from '../publish/samples.ts';
import { requireTool } from '../tools.ts';
import { asTexts, type CsvTable, csvTables, joined, readWithPython } from './csv-reader.ts';
import { shippedSnapshot } from './shipped.ts';

const example = snapshot();

/** The tables of some records of a dataset. */
function tablesOf(dataset: DatasetName, records: readonly JsonObject[]): CsvTable[] {
  return csvTables(dataset, records, { published: example.schemas, authoring: example.authoringSchemas });
}

/** A place with one text in its note. */
function placeWith(note: JsonObject[string]): JsonObject {
  const place = example.entries.find((entry) => entry.dataset === 'places')?.content;
  return { ...place, note };
}

/** The lines of the table of places with this note. */
function linesWith(note: JsonObject[string]): string[] {
  return (tablesOf('places', [placeWith(note)])[0]?.csv ?? '').split('\r\n');
}

describe('the tables of a dataset', () => {
  const figures = example.entries
    .filter((entry) => entry.dataset === 'figures')
    .map(({ content }) => content);

  it('are one for the records and one for each list inside them', () => {
    const tables = tablesOf('figures', figures);
    expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['figures', 1],
      ['figures-claims', 1],
      ['figures-claims-derivation-inputs', 0],
      ['figures-claims-evidence', 1],
      ['figures-claims-evidence-supports', 2],
      ['figures-topics', 0],
      ['figures-corrections', 0],
    ]);
  });

  it('begin with the id and the positions, counted from 1', () => {
    const supports = tablesOf('figures', figures).find(({ name }) => name.endsWith('-supports'));
    expect(supports?.csv.split('\r\n')).toEqual([
      'id,claims_position,evidence_position,supports_position,value',
      'river-crossing-length,1,1,1,/assertedBy',
      'river-crossing-length,1,1,2,/value',
      '',
    ]);
  });

  it('give nested objects as columns with dotted names, and every branch of a union', () => {
    const [records] = tablesOf('figures', figures);
    expect(records?.csv).toBe(
      'id,measure.label,measure.definition,subject.dataset,subject.id,unit,period,note,comparison\r\n' +
        'river-crossing-length,Length of the crossing,Length of the road from one gate to the other.,' +
        'agreements,river-memorandum,km,,,single\r\n',
    );
    const [statements] = tablesOf('statements', []);
    expect(statements?.csv).toContain(
      'speaker.kind,speaker.actor,speaker.role,speaker.onBehalfOf,speaker.source',
    );
  });

  it.each(DATASET_NAMES)('have the same columns whatever the records hold, each once: %s', (dataset) => {
    const records = example.entries
      .filter((entry) => entry.dataset === dataset)
      .map(({ content }) => content);
    const headers = (tables: CsvTable[]) => tables.map(({ csv }) => csv.split('\r\n')[0]);
    expect(headers(tablesOf(dataset, records))).toEqual(headers(tablesOf(dataset, [])));
    for (const header of headers(tablesOf(dataset, []))) {
      const columns = header?.split(',') ?? [];
      expect(new Set(columns).size, header).toBe(columns.length);
    }
  });

  it('end every line with CR LF, as RFC 4180 says', () => {
    for (const { csv } of tablesOf('figures', figures)) expect(csv).toMatch(/^([^\r\n]+\r\n)+$/);
  });
});

describe('a cell that a spreadsheet would calculate', () => {
  it.each(['=1+1', '+1', '-5', '@SUM(A1)', '\tx', '=HYPERLINK("http://x.example")', '-'])(
    'gets an apostrophe in front where it is a text: %j',
    (text) => {
      const cell = `'${text}`;
      const written = cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
      expect(linesWith(text)[1]).toMatch(/,[^,]*$/);
      expect(linesWith(text)[1]?.endsWith(`,${written}`)).toBe(true);
    },
  );

  it('gets an apostrophe also where it begins with a return', (context) => {
    requireTool(context, 'python3');
    const [table] = tablesOf('places', [placeWith('\r=1')]);
    expect(readWithPython([table?.csv ?? ''])[0]?.[1]?.at(-1)).toBe("'\r=1");
  });

  it.each([-5, -0.25, 0, 1e21])('is left alone where it is a number: %d', (number) => {
    const claims = tablesOf('figures', [{ id: 'x', claims: [{ value: number }] }])[1];
    expect(claims?.csv.split('\r\n')[1]).toMatch(/^x,1,/);
    expect(claims?.csv.split('\r\n')[1]?.split(',')[2]).toBe(String(number));
  });

  it.each(['5', 'a=b', "it's", ' =1', 'x-y'])(
    'is left alone where it begins with anything else: %j',
    (text) => {
      expect(linesWith(text)[1]?.endsWith(`,${text}`)).toBe(true);
    },
  );

  it('is guarded also in a list of plain values', () => {
    const aliases = tablesOf('agreements', [{ id: 'x', aliases: ['=cmd', 'plain'] }])[1];
    expect(aliases?.csv.split('\r\n').slice(1)).toEqual(["x,1,'=cmd", 'x,2,plain', '']);
  });
});

describe('an independent reader', () => {
  /** What it reads in the last column of one row for each text. */
  function readBack(texts: readonly string[]): (string | undefined)[] {
    const [table] = tablesOf('places', texts.map(placeWith));
    const [rows] = readWithPython([table?.csv ?? '']);
    return rows?.slice(1).map((row) => row.at(-1)) ?? [];
  }

  it('reads every text as it was written', (context) => {
    requireTool(context, 'python3');
    const texts = [
      'one, two',
      'a "quoted" word',
      '"',
      ',',
      ' spaces around ',
      'Երևան և Բաքու, «մոտ»',
      'Şuşa, İrəvan və Bakı ığöüç',
      'Ташкент; Москва',
      '😀\u00a0\u200b',
      "'quoted",
    ];
    expect(readBack(texts)).toEqual(texts);
  });

  it.for(['two\r\nlines', 'two\nlines', 'two\rlines'])(
    'reads a text with a line break: %j',
    (text, context) => {
      requireTool(context, 'python3');
      expect(readBack([text])).toEqual([text]);
    },
  );

  it.for(DATASET_NAMES)(
    'joins the tables of the shipped %s to the records they were made from',
    (dataset, context) => {
      requireTool(context, 'python3');
      const records = shipped.get(dataset) ?? [];
      expect(records.length).toBeGreaterThan(0);
      expect(joined(tablesOf(dataset, records), readWithPython)).toEqual(records.map(asTexts));
    },
  );

  const shipped = new Map<DatasetName, JsonObject[]>();
  beforeAll(() => {
    for (const { kind, dataset, content } of shippedSnapshot().entries)
      if (kind === 'record') shipped.set(dataset, [...(shipped.get(dataset) ?? []), content]);
  });
});
