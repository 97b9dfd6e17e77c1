import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../../cli/findings/sarif.ts';
import { textsOf } from '../../../cli/findings/text-of.ts';
import type { Finding } from '../../../core/shared/finding.ts';
import { inRecord, type Project, validProject } from '../../core/check/project.ts';
import { BROKEN } from './broken-projects.ts';

// The schema is of draft 4, of which it uses nothing that draft 7 has changed but the name of `id`.
const { id: _, $schema: __, ...schema } = sarifSchema;
const ajv = new Ajv({
  strict: false,
  // One of its patterns is none with the flag u.
  unicodeRegExp: false,
  formats: { uri: URL.canParse, 'uri-reference': true, 'date-time': true },
});
const validate = ajv.compile(schema);
const TOOL = { version: '1.2.3', explain: (code: string) => `# ${code}\n\nWhat it means.\n` };
const ACTOR = inRecord('actors').file;

function logOf(project: Project, findings: readonly Finding[] = project.findings()): Log {
  const log = JSON.parse(renderSarif(findings, textsOf(project.files), TOOL));
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  return log;
}

const prints = (project: Project) =>
  logOf(project).runs[0]?.results?.map((result) => result.partialFingerprints);

describe('renderSarif', () => {
  it.each(Object.entries(BROKEN))('fits the schema of SARIF 2.1.0: %s', (_, project) => {
    expect(logOf(project).runs[0]?.results).toHaveLength(1);
  });

  it('keeps the fingerprint of a finding whose line moved, and tells others apart', () => {
    const broken = validProject().withRecord('actors', '/kind', 'wizard');
    const moved = broken.with(ACTOR, `\n\n${broken.text(ACTOR)}`);
    expect(prints(moved)).toEqual(prints(broken));
    expect(prints(validProject().withRecord('actors', '/country', 5))).not.toEqual(prints(broken));
  });

  it('gives the replacement of a sure fix', () => {
    const [result] = logOf(BROKEN['unknown-property-near-miss'] ?? validProject()).runs[0]?.results ?? [];
    const [change] = result?.fixes?.[0]?.artifactChanges ?? [];
    expect(change?.replacements).toEqual([
      {
        deletedRegion: { startLine: 10, startColumn: 3, endLine: 10, endColumn: 11 },
        insertedContent: { text: '"country"' },
      },
    ]);
  });

  it('holds no more results than GitHub takes, errors first, and says how many are left out', () => {
    const [finding] = validProject().withRecord('actors', '/kind', 'wizard').findings();
    const notice: Finding = { ...(finding as Finding), severity: 'notice' };
    const many = [...Array.from({ length: 25_000 }, () => notice), finding as Finding];
    const [run] = logOf(validProject(), many).runs;
    expect(run?.results).toHaveLength(25_000);
    expect(run?.results?.[0]?.level).toBe('error');
    expect(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(/^1 more findings/);
  });

  it('writes names of files as addresses', () => {
    const [result] = logOf(validProject().with('datasets/actors/Ä #1?.json', '{}')).runs[0]?.results ?? [];
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'datasets/actors/%C3%84%20%231%3F.json',
    );
  });
});
