import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../../core/check/check.ts';
import { LARGEST_FILE } from '../../../core/load/project-files.ts';
import type { Finding } from '../../../core/shared/finding.ts';
import { inRecord, type Project, validProject } from './project.ts';

/** What a finding says, without the place, the file and the edit, which differ between a file and a line. */
function said({ code, message, pointer, record }: Finding): unknown {
  return { code, message: message.replaceAll(/datasets\/\S+/g, 'FILE'), pointer, record };
}

const MISTAKES: readonly ((project: Project) => Project)[] = [
  (project) => project.withRecord('places', '/kind', 'castle'),
  (project) => project.withRecord('figures', '/unit', 'parsec'),
  (project) =>
    project.withCopy('places', 'far-village', { names: [{ name: 'Far Village', language: 'en' }] }),
  (project) => project.withRecord('statements', '/place', 'atlantis'),
  (project) => project.withRecord('agreements', '/title', 'A  title with two spaces'),
  (project) => project.withCopy('actors', 'second-state').withTombstone('places', 'old-town', 'nowhere'),
  (project) => project.withCopy('figures', 'second-length'),
];

describe('records as lines of a file of many', () => {
  it('are found valid as they are in files of their own', () => {
    const { findings, counts, collection } = validProject().inLines().check();
    expect({ findings, counts }).toEqual({ findings: [], counts: validProject().check().counts });
    const contents = (project: Project) => project.check().collection?.entries.map(({ content }) => content);
    expect(collection?.entries.map(({ content }) => content)).toEqual(contents(validProject()));
  });

  it('have the findings that they have in files of their own', () => {
    fc.assert(
      fc.property(fc.subarray([...MISTAKES]), (mistakes) => {
        const project = mistakes.reduce((whole, make) => make(whole), validProject());
        const sorted = (findings: Finding[]) =>
          findings
            .map(said)
            .map((text) => JSON.stringify(text))
            .sort();
        expect(sorted(project.inLines().findings())).toEqual(sorted(project.findings()));
      }),
      { numRuns: 60 },
    );
  });

  it('have their findings at the line and column of the file, and no edit that would be taken for one of a file', () => {
    const project = validProject()
      .withCopy('places', 'aaa', { kind: 'castle' })
      .withRecord('places', '/names/0/name', ' Border Town')
      .inLines();
    const findings = project.findings();
    expect(findings.map(({ code, line, fix }) => ({ code, line, fix }))).toEqual([
      { code: 'not-in-vocabulary', line: 1, fix: undefined },
      { code: 'text-hygiene', line: 2, fix: undefined },
    ]);
    const text = project.text('datasets/places.ndjson').split('\n');
    for (const { line, column, endColumn } of findings) {
      expect(['"castle"', '" Border Town"']).toContain(text[line - 1]?.slice(column - 1, endColumn - 1));
    }
  });

  it('are each checked where another line is no JSON, or is too long', () => {
    const places = 'datasets/places.ndjson';
    const valid = validProject().inLines();
    const project = valid.with(places, `{"id":\n${' '.repeat(LARGEST_FILE + 1)}\n\n${valid.text(places)}`);
    expect(project.findings().map(({ code, line }) => [code, line])).toEqual([
      ['json-syntax', 1],
      ['file-too-large', 2],
      ['json-syntax', 3],
    ]);
  });

  it('are reported where two have one id, or a line and a file', () => {
    const valid = validProject();
    const line = `${JSON.stringify(JSON.parse(valid.text(inRecord('places').file)))}\n`;
    const found = (project: Project) =>
      project.findings().map(({ code, file, line: at }) => [code, file, at]);
    const [file, places] = [inRecord('places').file, 'datasets/places.ndjson'];
    expect(found(valid.with(places, line))).toEqual([['duplicate-id', file, 2]]);
    expect(found(valid.without(file).with(places, line + line))).toEqual([['duplicate-id', places, 2]]);
  });

  it('are not read where the file is a link', () => {
    const project = validProject().with('datasets/places.ndjson', { unread: 'link' });
    expect(project.findings()).toMatchObject([{ code: 'not-a-file', file: 'datasets/places.ndjson' }]);
  });
});

describe('findingsIn', () => {
  it('gives the findings of check', async () => {
    for (const make of [(project: Project) => project, ...MISTAKES]) {
      const project = make(validProject());
      const { findings, counts } = project.check();
      expect(await findingsIn(project.files)).toEqual({ findings, counts, unlisted: 0 });
    }
  });
});
