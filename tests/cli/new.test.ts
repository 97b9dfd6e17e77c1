import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { newCommand } from '../../cli/commands/new.ts';
import type { Person } from '../../cli/new/ask-all.ts';
import { readSchemas } from '../../core/check/read-schemas.ts';
import { formatRecord } from '../../core/format/format-record.ts';
import { readProject } from '../../core/load/project-files.ts';
import outputSchema from '../../schemas/cli/output.schema.json' with { type: 'json' };
import { IDS } from '../core/check/project.ts';
import { draftingProject, TEXT } from '../core/draft/drafting.ts';
import { depositary, filesBelow, writeProject } from './depositary.ts';

const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(outputSchema);

/** A project on disk, with the text of its source beside it. */
function scratch(project = draftingProject()): string {
  const folder = writeProject(project);
  writeFileSync(join(folder, 'article.txt'), TEXT);
  return folder;
}

const PHRASE = 'new ferry line ... 27 miles long';
const FERRY = {
  label: 'Miles of ferry service',
  definition: 'Length of the ferry line from quay to quay.',
  subject: `places/${IDS.places}`,
  assertedBy: `sources/${IDS.sources}`,
};

function set(answers: Record<string, string>): string[] {
  return Object.entries(answers).map(([name, value]) => `${name}=${value}`);
}

/** Runs the command in this process; its document must fit the published schema. */
async function run(
  cwd: string,
  { dataset = 'figures' as const, answers = FERRY as Record<string, string>, ...rest } = {},
  options: { claimOf?: string; dryRun?: boolean; phrase?: string[] } = rest,
  person?: Person,
) {
  const result = await newCommand(
    {
      cwd,
      dataset,
      text: 'article.txt',
      phrase: [PHRASE],
      dryRun: false,
      input: false,
      set: set(answers),
      ...options,
    },
    person,
  );
  expect(validate(result.json), JSON.stringify(validate.errors)).toBe(true);
  return result;
}

/** A person who answers by the name of the question, each time with the next answer; without one they break off. */
function person(answers: Record<string, string[]>, goesOn = true) {
  const told: string[] = [];
  const asked: string[] = [];
  const self: Person = {
    ask: async ({ name }, problem) => {
      asked.push(name);
      const text = answers[name]?.shift();
      if (text === undefined) return undefined;
      const wrong = problem(text);
      if (wrong === undefined) return text;
      told.push(wrong);
      return self.ask({ name } as Parameters<Person['ask']>[0], problem);
    },
    confirm: async (question) => {
      asked.push(question);
      return goesOn;
    },
    tell: (text) => told.push(text),
  };
  return { self, told, asked };
}

describe('depositary new, by options', () => {
  it('writes a record that the check accepts, and says what was worked out', async () => {
    const cwd = scratch();
    const before = filesBelow(cwd);
    const { exitCode, json, text } = await run(cwd);
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({
      outcome: 'written',
      record: 'figures/miles-of-ferry-service',
      findings: [],
    });
    const path = 'datasets/figures/miles-of-ferry-service.json';
    expect(text).toContain(`Wrote ${path}.`);
    expect(text).toContain('claims/0/qualifier: about');
    const after = filesBelow(cwd);
    expect([...after.keys()].filter((name) => !before.has(name))).toEqual([path]);
    const { schemas } = readSchemas(readProject(cwd).schemas);
    const content = formatRecord(JSON.stringify(json.content), schemas, 'figure.schema.json');
    expect(Buffer.from(after.get(path) ?? '', 'latin1').toString()).toBe(content);
    expect(depositary(['fmt', '--check', path], { cwd }).status).toBe(0);
    expect(depositary(['check'], { cwd }).stdout).toMatch(/^No findings/);
    const { stdout } = depositary(['evidence', 'verify', '--texts', '.'], { cwd });
    expect(stdout).toContain('7 of 7 passages found exactly once; 2 claims compared');
  });

  it('writes nothing with --dry-run, and prints the record', async () => {
    const cwd = scratch();
    const before = filesBelow(cwd);
    const { json, text } = await run(cwd, {}, { dryRun: true });
    expect(json.outcome).toBe('dry-run');
    expect(text).toContain(JSON.stringify(json.content, undefined, 2));
    expect(filesBelow(cwd)).toEqual(before);
  });

  it('adds a claim to a figure', async () => {
    const cwd = scratch();
    const { json } = await run(cwd, { answers: { assertedBy: FERRY.assertedBy } }, { claimOf: IDS.figures });
    expect(json).toMatchObject({ outcome: 'written', record: `figures/${IDS.figures}`, claim: 1 });
    const figure = JSON.parse(readFileSync(join(cwd, `datasets/figures/${IDS.figures}.json`), 'utf8'));
    expect(figure.claims).toHaveLength(2);
    expect(figure.claims[1]).toEqual(json.content);
  });

  it('adds a claim so that a figure in its layout stays in it', async () => {
    const cwd = scratch();
    const path = `datasets/figures/${IDS.figures}.json`;
    expect(depositary(['fmt', path], { cwd }).status).toBe(0);
    await run(cwd, { answers: { assertedBy: FERRY.assertedBy } }, { claimOf: IDS.figures });
    expect(JSON.parse(readFileSync(join(cwd, path), 'utf8')).claims).toHaveLength(2);
    expect(depositary(['fmt', '--check', path], { cwd }).status).toBe(0);
  });

  it('writes nothing where the check would find an error, and loses nothing that was typed', async () => {
    const cwd = scratch();
    const before = filesBelow(cwd);
    const answers = { ...FERRY, label: 'Length of the crossing', subject: `agreements/${IDS.agreements}` };
    const { exitCode, json, text } = await run(cwd, { answers });
    expect(exitCode).toBe(1);
    expect(json).toMatchObject({ outcome: 'refused', findings: [{ code: 'same-question' }] });
    expect(text).toContain(FERRY.definition);
    expect(text).toContain('error[same-question]');
    expect(filesBelow(cwd)).toEqual(before);
  });

  it('names the figures that may ask the same', async () => {
    const { json, text } = await run(scratch(), {
      answers: { ...FERRY, label: 'Length of the other crossing' },
    });
    expect(json).toMatchObject({ outcome: 'written', similar: [{ id: IDS.figures }] });
    expect(text).toContain(`--claim-of ${IDS.figures}`);
  });

  it('names every answer that is missing, with its option, and never asks where nobody can answer', () => {
    const cwd = scratch();
    const { status, stderr, stdout } = depositary(
      ['new', 'figures', '--text', 'article.txt', '--phrase', PHRASE],
      { cwd },
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('4 answers are missing:');
    for (const name of Object.keys(FERRY)) expect(stderr).toContain(`--set ${name}=…`);
    expect(stderr).toContain('A short name of the quantity. For example: Lorries a day');
    expect(stderr).toContain(`One of: agreements/${IDS.agreements}, actors/`);
  });

  it('names every answer that is wrong', async () => {
    const answers = { ...FERRY, subject: 'places/border-twon', qualifier: 'abot' };
    await expect(
      run(scratch(), { answers }, { phrase: ['ferry'], claimOf: undefined as never }),
    ).rejects.toThrow(/^3 answers are wrong:\n.*border-town.*\n.*"about".*\n.*Take in more words\.$/);
  });

  it('takes the passage of one field by its name, and a phrase with = as it is', async () => {
    const phrase = [PHRASE, 'saidOn=along the road of 43 km'];
    const { json } = await run(scratch(), { answers: { ...FERRY, saidOn: '1994-05' } }, { phrase });
    expect(json.content).toMatchObject({
      claims: [{ evidence: [{ supports: ['/value', '/assertedBy'] }, { supports: ['/saidOn'] }] }],
    });
    await expect(run(scratch(), {}, { phrase: ['x=the ferry'] })).rejects.toThrow(
      'does not hold "x=the ferry"',
    );
  });

  it('leaves nothing behind where somebody else writes the file meanwhile', async () => {
    const cwd = scratch();
    const path = join(cwd, 'datasets/figures/miles-of-ferry-service.json');
    const { self } = person({});
    const late: Person = { ...self, ask: async () => undefined };
    // The project is read before the first question is asked.
    const answers = { label: FERRY.label, definition: FERRY.definition, subject: FERRY.subject };
    late.ask = async () => {
      writeFileSync(path, '{}');
      return FERRY.assertedBy;
    };
    await expect(run(cwd, { answers }, {}, late)).rejects.toThrow('was written by somebody else meanwhile');
    expect(readFileSync(path, 'utf8')).toBe('{}');
    expect(readdirSync(join(cwd, 'datasets/figures'))).toHaveLength(2);
  });
});

describe('depositary new, by answers', () => {
  const each = (answers: Record<string, string>) =>
    Object.fromEntries(Object.entries(answers).map(([name, text]) => [name, [text]]));

  it('makes the same record as by options', async () => {
    const cwd = scratch();
    const { json } = await run(cwd, {}, { dryRun: true });
    const { self, asked } = person(each(FERRY));
    const answered = await run(cwd, { answers: {} }, { dryRun: true }, self);
    expect(answered.json).toEqual(json);
    expect(asked).toEqual(['label', 'subject', 'assertedBy', 'definition']);
  });

  it('asks again where an answer is none, or the check finds an error in it', async () => {
    const cwd = scratch();
    const { self, told, asked } = person({
      ...each(FERRY),
      label: ['ab', 'Length of the crossing', FERRY.label],
      subject: [`agreements/${IDS.agreements}`],
    });
    const { json } = await run(cwd, { answers: {} }, {}, self);
    expect(told[0]).toBe('This is too short: 2 of at least 3 characters.');
    expect(told[1]).toContain('error[same-question]');
    expect(asked.filter((name) => name === 'label')).toHaveLength(3);
    expect(json).toMatchObject({ outcome: 'written', record: 'figures/miles-of-ferry-service' });
  });

  it('writes nothing where the person breaks off', async () => {
    const cwd = scratch();
    const before = filesBelow(cwd);
    const { self } = person({ label: [FERRY.label] });
    const { exitCode, text } = await run(cwd, { answers: {} }, {}, self);
    expect({ exitCode, text }).toEqual({ exitCode: 130, text: 'Nothing was written.' });
    expect(filesBelow(cwd)).toEqual(before);
  });

  it.each([true, false])('shows a likely duplicate and asks whether to go on: %s', async (goesOn) => {
    const cwd = scratch();
    const { self, told } = person({}, goesOn);
    const answers = { kind: 'settlement', name: 'Town Border', id: 'other-town' };
    const { exitCode } = await newCommand(
      {
        cwd,
        dataset: 'places',
        text: 'article.txt',
        phrase: ['The new ferry line is about'],
        set: set(answers),
        dryRun: false,
        input: true,
      },
      self,
    );
    expect(told.join()).toContain('warning[near-duplicate]');
    expect(exitCode).toBe(goesOn ? 0 : 130);
    expect(readdirSync(join(cwd, 'datasets/places'))).toHaveLength(goesOn ? 2 : 1);
  });
});
