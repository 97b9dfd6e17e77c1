import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fmtCommand } from '../../cli/commands/fmt.ts';
import { EXIT } from '../../cli/exit-code.ts';
import type { Project } from '../core/check/project.ts';
import { validProject } from '../core/check/project.ts';
import { depositary, filesBelow, temporaryFolder, writeProject } from './depositary.ts';

const ACTOR = 'datasets/actors/example-state.json';
const PLACE = 'datasets/places/border-town.json';

/** A project on disk that is in its layout. */
function formatted(project: Project = validProject()): string {
  const cwd = writeProject(project);
  fmtCommand({ cwd, paths: [], check: false });
  return cwd;
}

function spoil(cwd: string, path: string): string {
  const compact = JSON.stringify(JSON.parse(readFileSync(join(cwd, path), 'utf8')));
  writeFileSync(join(cwd, path), compact);
  return compact;
}

const run = (cwd: string, paths: string[] = [], check = false) => fmtCommand({ cwd, paths, check });

describe('depositary fmt', () => {
  it('writes the files that are not in their layout, and says which', () => {
    const cwd = formatted();
    const before = filesBelow(cwd);
    spoil(cwd, ACTOR);
    spoil(cwd, 'datasets/collection.json');
    const { exitCode, text } = run(cwd);
    expect(exitCode).toBe(EXIT.ok);
    expect(text).toBe(`formatted ${ACTOR}\nformatted datasets/collection.json\nFormatted 2 of 7 files.`);
    expect(filesBelow(cwd)).toEqual(before);
    expect(run(cwd).text).toBe('Nothing to format in 7 files.');
  });

  it('formats no other files than those that are named', () => {
    const cwd = formatted();
    spoil(cwd, ACTOR);
    const left = spoil(cwd, PLACE);
    expect(run(cwd, ['datasets/actors/', ACTOR]).json).toMatchObject({
      files: 1,
      changed: [{ file: ACTOR }],
    });
    expect(readFileSync(join(cwd, PLACE), 'utf8')).toBe(left);
    expect(run(cwd, ['.']).json).toMatchObject({ files: 7, changed: [{ file: PLACE }] });
  });

  it('with --check writes nothing and shows the first line that differs', () => {
    const cwd = formatted();
    const text = readFileSync(join(cwd, PLACE), 'utf8');
    writeFileSync(join(cwd, PLACE), text.replace('"settlement"', '"settlement" '));
    const before = filesBelow(cwd);
    const result = run(cwd, [], true);
    expect(result.exitCode).toBe(EXIT.findings);
    expect(result.text).toBe(
      `${PLACE}:3\n  -   "kind": "settlement" ,\n  +   "kind": "settlement",\n\n1 of 7 files would change. \`depositary fmt\` changes them.`,
    );
    expect(filesBelow(cwd)).toEqual(before);
    expect(run(cwd, [ACTOR], true).exitCode).toBe(EXIT.ok);
  });

  it.each([
    ['the line end at the end', (text: string) => text.trimEnd(), '(end of the file)'],
    ['line feeds', (text: string) => text.replaceAll('\n', '\r\n'), '{\\u000d'],
  ])('with --check shows that %s is missing', (_, spoilt, shown) => {
    const cwd = formatted();
    writeFileSync(join(cwd, PLACE), spoilt(readFileSync(join(cwd, PLACE), 'utf8')));
    expect(run(cwd, [], true).text).toContain(`  - ${shown}\n`);
  });

  it('leaves a file that is no JSON as it is, says why, and formats the others', () => {
    const broken = '{"id":"example-state","id":"example-state"}';
    const cwd = formatted(validProject().with(ACTOR, broken));
    spoil(cwd, PLACE);
    const { exitCode, json } = run(cwd);
    expect(exitCode).toBe(EXIT.findings);
    expect(json).toMatchObject({
      changed: [{ file: PLACE }],
      findings: [{ code: 'duplicate-key', file: ACTOR }],
    });
    expect(readFileSync(join(cwd, ACTOR), 'utf8')).toBe(broken);
  });

  it.each([
    ['leads nowhere', '{"$ref": "#/$defs/nothing"}', 'wrong-schema'],
    ['is no JSON', '{"$ref": }', 'json-syntax'],
    ['is none', '{"properties": {"kind": 1}, "oneOf": 1}', 'schema-profile'],
  ])('writes nothing where a schema %s', (_, schema, code) => {
    const cwd = formatted();
    spoil(cwd, PLACE);
    spoil(cwd, ACTOR);
    writeFileSync(join(cwd, 'schemas/place.schema.json'), schema);
    const before = filesBelow(cwd);
    const { exitCode, json } = run(cwd);
    expect(exitCode).toBe(EXIT.findings);
    expect(json.changed).toEqual([]);
    expect(json.findings).toContainEqual(expect.objectContaining({ code }));
    expect(filesBelow(cwd)).toEqual(before);
  });

  it('keeps the mode of a file', () => {
    const cwd = formatted();
    spoil(cwd, ACTOR);
    chmodSync(join(cwd, ACTOR), 0o640);
    run(cwd);
    expect(statSync(join(cwd, ACTOR)).mode & 0o777).toBe(0o640);
  });

  it('follows no link out of the project', () => {
    const outside = join(temporaryFolder(), 'outside.json');
    writeFileSync(outside, '{"id":"outside"}');
    const cwd = formatted();
    symlinkSync(outside, join(cwd, 'datasets/actors/outside.json'));
    expect(run(cwd).json).toMatchObject({ changed: [], findings: [{ code: 'not-a-file' }] });
    expect(readFileSync(outside, 'utf8')).toBe('{"id":"outside"}');
  });

  it.each([
    ['a schema', 'schemas/actor.schema.json'],
    ['a file outside the project', '../other/datasets/actors/a.json'],
    ['an absolute path elsewhere', '/etc/hostname'],
    ['a record that is not there', 'datasets/actors/nobody.json'],
    ['a part of a name', 'datasets/act'],
  ])('refuses %s', (_, path) => {
    expect(() => run(formatted(), [path])).toThrow(`${path} is no record of this project`);
  });

  it('is a command', () => {
    const cwd = formatted();
    spoil(cwd, ACTOR);
    expect(depositary(['fmt', '--check', ACTOR], { cwd }).status).toBe(1);
    expect(depositary(['fmt', ACTOR], { cwd })).toEqual({
      status: 0,
      stdout: `formatted ${ACTOR}\nFormatted 1 of 1 file.\n`,
      stderr: '',
    });
  });
});
