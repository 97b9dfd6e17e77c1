import { readdirSync, readFileSync } from 'node:fs';
import { check } from '../../../core/check/check.ts';
import type { CheckResult } from '../../../core/check/result.ts';
import type { ProjectFiles, SourceFile } from '../../../core/load/project-files.ts';
import type { DatasetName } from '../../../core/shared/datasets.ts';
import type { Finding, Fix } from '../../../core/shared/finding.ts';
import { isObject, type Json, type JsonObject } from '../../../core/shared/json.ts';
import { parsePointer } from '../../../core/shared/pointer.ts';

/** The id of the one valid record of each dataset. */
export const IDS = {
  agreements: 'river-memorandum',
  statements: 'state-welcomes-crossing',
  figures: 'river-crossing-length',
  sources: 'example-gazette-1994',
  actors: 'example-state',
  places: 'border-town',
} as const satisfies Record<DatasetName, string>;

/** Evidence of the example source for some values. */
export function evidence(...supports: string[]): JsonObject[] {
  const passage = { words: 12, sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
  return [{ source: IDS.sources, supports, passage, paragraph: 1, stance: 'supports' }];
}

/** A claim that nothing is wrong with. */
export function claim(amounts: JsonObject): JsonObject {
  return {
    qualifier: 'exact',
    assertedBy: { kind: 'actor', actor: IDS.actors },
    rank: 'normal',
    evidence: evidence('/assertedBy', ...Object.keys(amounts).map((key) => `/${key}`)),
    ...amounts,
  };
}

const SETTINGS: JsonObject = {
  name: 'example-diplomacy',
  title: 'Example diplomacy',
  description: 'Agreements and statements on an example.',
  license: 'CC-BY-4.0',
};

const RECORDS: Record<DatasetName, JsonObject> = {
  agreements: {
    id: IDS.agreements,
    title: 'Memorandum on the river crossing',
    instrument: 'memorandum',
    events: [
      { stage: 'proposed', date: '1994-03' },
      { stage: 'signed', date: '1994-05-12', place: IDS.places },
    ],
    parties: [{ actor: IDS.actors, capacity: 'party' }],
    evidence: evidence('/title', '/events', '/parties'),
  },
  statements: {
    id: IDS.statements,
    speaker: { kind: 'actor', actor: IDS.actors },
    attribution: 'paraphrase',
    saidOn: '1994-05-13',
    place: IDS.places,
    summary: 'Welcomes the opening of the crossing and expects more trade.',
    act: 'support',
    about: { agreements: [IDS.agreements] },
    evidence: evidence('/speaker', '/saidOn', '/place', '/summary'),
  },
  figures: {
    id: IDS.figures,
    measure: {
      label: 'Length of the crossing',
      definition: 'Length of the road from one gate to the other.',
    },
    subject: { dataset: 'agreements', id: IDS.agreements },
    unit: 'km',
    claims: [claim({ value: 43 })],
  },
  sources: {
    id: IDS.sources,
    kind: 'news-report',
    title: 'Crossing to open in May',
    language: 'en',
    published: '1994-05-14',
    text: { words: 640, sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
    evidence: evidence('/title', '/published'),
  },
  actors: {
    id: IDS.actors,
    kind: 'state',
    names: [{ name: 'Example State', language: 'en' }],
    country: 'AM',
    evidence: evidence('/names'),
  },
  places: {
    id: IDS.places,
    kind: 'settlement',
    names: [{ name: 'Border Town', language: 'en' }],
    evidence: evidence('/names'),
  },
};

const SCHEMA_FOLDER = new URL('../../../schemas/', import.meta.url);
const SCHEMAS = readdirSync(SCHEMA_FOLDER).filter((name) => name.endsWith('.json'));

/** A finding as tests state it: `text` is the rest of the line from the finding's line and column. */
export type Found = Pick<Finding, 'code' | 'severity' | 'file' | 'message'> &
  Partial<Pick<Finding, 'pointer' | 'record'>> & { text: string };

/** Where the findings of a record stand. */
export function inRecord(dataset: DatasetName, id: string = IDS[dataset]): Pick<Found, 'file' | 'record'> {
  return { file: `datasets/${dataset}/${id}.json`, record: `${dataset}/${id}` };
}

/** A project in memory; every change gives a new one. */
export class Project {
  readonly #files: ReadonlyMap<string, SourceFile>;

  constructor(files: ReadonlyMap<string, SourceFile>) {
    this.#files = files;
  }

  /** With a file added or replaced: its text, its bytes, or a file that was not read. */
  with(path: string, content: string | Uint8Array | Pick<SourceFile, 'unread'>): Project {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const file: SourceFile = bytes instanceof Uint8Array ? { path, bytes } : { path, ...bytes };
    return new Project(new Map(this.#files).set(path, file));
  }

  withJson(path: string, value: Json): Project {
    return this.with(path, `${JSON.stringify(value, null, 2)}\n`);
  }

  without(path: string): Project {
    return new Project(new Map([...this.#files].filter(([other]) => other !== path)));
  }

  /** With one value of a file set, or removed if it is undefined; `-` as the last step appends to a list. */
  withValue(path: string, pointer: string, value: Json | undefined): Project {
    const content: Json = JSON.parse(this.text(path));
    const steps = parsePointer(pointer);
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Json | undefined>((inner, step) => memberOf(inner, step), content);
    if (Array.isArray(holder) && value !== undefined)
      holder[last === '-' ? holder.length : Number(last)] = value;
    else if (isObject(holder) && value !== undefined) holder[last] = value;
    else if (isObject(holder)) delete holder[last];
    else throw new TypeError(`${path} has nothing at ${pointer}`);
    return this.withJson(path, content);
  }

  /** With one value of the dataset's record changed; see {@link withValue}. */
  withRecord(
    dataset: DatasetName,
    pointer: string,
    value: Json | undefined,
    id: string = IDS[dataset],
  ): Project {
    return this.withValue(`datasets/${dataset}/${id}.json`, pointer, value);
  }

  /** With a property that the record's evidence supports. */
  withSupported(dataset: DatasetName, property: string, value: Json): Project {
    return this.withRecord(dataset, `/${property}`, value).withRecord(
      dataset,
      '/evidence/0/supports/-',
      `/${property}`,
    );
  }

  /** With another record: the valid one of the dataset under a new id and with other properties. */
  withCopy(dataset: DatasetName, id: string, properties: JsonObject = {}): Project {
    const record = { ...structuredClone(RECORDS[dataset]), id, ...properties };
    return this.withJson(`datasets/${dataset}/${id}.json`, record);
  }

  /** With what stays of a withdrawn record. */
  withTombstone(dataset: DatasetName, id: string, replacedBy?: string): Project {
    const withdrawn = {
      on: '2020-03-01',
      reason: 'The same as another record.',
      ...(replacedBy && { replacedBy: [replacedBy] }),
    };
    return this.withJson(`datasets/${dataset}/${id}.json`, { id, withdrawn });
  }

  withFix(file: string, fix: Fix | undefined): Project {
    if (fix === undefined) throw new TypeError(`no fix for ${file}`);
    const text = this.text(file);
    return this.with(file, text.slice(0, fix.offset) + fix.text + text.slice(fix.offset + fix.length));
  }

  /** The same records as lines of files of many, in the order of their ids; files that hold no JSON as they are. */
  inLines(): Project {
    const lines = new Map<string, string>();
    let project: Project = this;
    for (const { path } of this.files.datasets) {
      const [, dataset = ''] = /^datasets\/(\w+)\/[^/]+\.json$/.exec(path) ?? [];
      if (dataset === '' || !isJson(this.text(path))) continue;
      const file = `datasets/${dataset}.ndjson`;
      lines.set(file, `${lines.get(file) ?? ''}${JSON.stringify(JSON.parse(this.text(path)))}\n`);
      project = project.without(path);
    }
    return [...lines].reduce((whole, [file, text]) => whole.with(file, text), project);
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  text(path: string): string {
    return new TextDecoder().decode(this.#files.get(path)?.bytes);
  }

  get files(): ProjectFiles {
    const sorted = [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return {
      datasets: sorted.filter(({ path }) => path.startsWith('datasets/')),
      schemas: sorted.filter(({ path }) => path.startsWith('schemas/')),
    };
  }

  check(): CheckResult {
    return check(this.files);
  }

  findings(): Finding[] {
    return this.check().findings;
  }

  /** The findings without help and fix, and with the text at their place. */
  found(): Found[] {
    return this.findings().map(
      ({ help: _, fix: __, endLine: ___, endColumn: ____, line, column, ...finding }) => ({
        ...finding,
        text: (this.text(finding.file).split('\n')[line - 1] ?? '').slice(column - 1),
      }),
    );
  }

  /** The findings that stay after the only finding's fix was applied. */
  foundAfterFix(): Found[] {
    const [finding, ...more] = this.findings();
    if (finding === undefined || more.length > 0) throw new TypeError('expected exactly one finding');
    return this.withFix(finding.file, finding.fix).found();
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function memberOf(value: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(step)];
  return isObject(value) ? value[step] : undefined;
}

/** A complete project without any finding: one record of each dataset, and the real schemas. */
export function validProject(): Project {
  let project = new Project(new Map());
  for (const name of SCHEMAS)
    project = project.with(`schemas/${name}`, readFileSync(new URL(name, SCHEMA_FOLDER)));
  project = project.withJson('datasets/collection.json', SETTINGS);
  for (const [dataset, record] of Object.entries(RECORDS)) {
    project = project.withJson(`datasets/${dataset}/${record.id}.json`, record);
  }
  return project;
}
