import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixCommand } from '../../cli/commands/fix.ts';
import { EXIT } from '../../cli/exit-code.ts';
import type { Format } from '../../cli/findings/formats.ts';
import { validProject } from '../core/check/project.ts';
import { depositary, filesBelow, writeProject } from './depositary.ts';

const ACTOR = 'datasets/actors/example-state.json';

const thread = new URL('../../cli/check/worker.ts', import.meta.url);
const fix = (cwd: string, paths: string[] = [], format: Format = 'pretty') =>
  fixCommand({ cwd, paths, format, failOn: 'error', docs: '', thread });

describe('depositary check --fix', () => {
  const project = validProject();
  const misspelt = project.with(ACTOR, project.text(ACTOR).replace('"names"', '"nams"'));

  it('mends what is sure, says what it mended, and reports what is left', async () => {
    const cwd = writeProject(misspelt.withRecord('places', '/kind', 'moon'));
    const { exitCode, text, json } = await fix(cwd);
    expect(exitCode).toBe(EXIT.findings);
    expect(text).toContain(
      `Mended 1 finding in 1 file:\n  ${ACTOR}:4:3 unknown-property: There is no property "nams" here.\n\n`,
    );
    expect(text).toContain('error[not-in-vocabulary]');
    expect(json).toMatchObject({
      command: 'check',
      findings: [{ code: 'not-in-vocabulary' }],
      mended: [{ code: 'unknown-property' }],
    });
    expect(readFileSync(join(cwd, ACTOR), 'utf8')).toContain('"names"');
  });

  it('writes nothing the second time', async () => {
    const cwd = writeProject(misspelt);
    expect((await fix(cwd)).exitCode).toBe(EXIT.ok);
    const before = filesBelow(cwd);
    const { text, json } = await fix(cwd);
    expect(text).toMatch(/^No findings/);
    expect(json).toMatchObject({ mended: [] });
    expect(filesBelow(cwd)).toEqual(before);
  });

  it('leaves files without a sure fix as they are, whatever their layout', async () => {
    const compact = JSON.stringify(JSON.parse(project.text('datasets/places/border-town.json')));
    const cwd = writeProject(misspelt.with('datasets/places/border-town.json', compact));
    await fix(cwd);
    expect(readFileSync(join(cwd, 'datasets/places/border-town.json'), 'utf8')).toBe(compact);
  });

  it('mends only the files that are named', async () => {
    const cwd = writeProject(misspelt);
    expect((await fix(cwd, ['datasets/places'])).json).toMatchObject({ mended: [], elsewhere: 1 });
    expect((await fix(cwd, [ACTOR])).json).toMatchObject({ mended: [{ file: ACTOR }], elsewhere: 0 });
  });

  it('says what it mended to people only: other forms hold findings and nothing else', async () => {
    const { text } = await fix(writeProject(misspelt), [], 'compact');
    expect(text).toBe('');
  });

  it('is an option of check', () => {
    const cwd = writeProject(misspelt);
    expect(depositary(['check', '--fix'], { cwd })).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(join(cwd, ACTOR), misspelt.text(ACTOR));
    expect(depositary(['check'], { cwd }).status).toBe(1);
    expect(readFileSync(join(cwd, ACTOR), 'utf8')).toBe(misspelt.text(ACTOR));
  });
});
