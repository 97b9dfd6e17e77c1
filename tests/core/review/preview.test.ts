import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../core/compare/snapshot.ts';
import { type PreviewRecord, previewOf } from '../../../core/review/preview.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import { claim, evidence, IDS, validProject } from '../check/project.ts';
import { changedProject, firstProject, snapshot } from '../publish/samples.ts';

const VALID = snapshot();

/** The records of a snapshot as if all were new, by id. */
function read(whole: Snapshot = VALID): Map<string, PreviewRecord> {
  return new Map(previewOf(undefined, whole, '1.2.0').records.map((record) => [record.id, record]));
}

function factsOf(record: PreviewRecord | undefined): JsonObject {
  return Object.fromEntries(record?.facts.map(({ label, values }) => [label, values]) ?? []);
}

describe('a preview', () => {
  it('calls other records by their names and shows what is computed first', () => {
    const agreement = read().get(IDS.agreements);
    expect(agreement?.facts[0]).toEqual({ label: 'Status', values: ['signed'] });
    expect(factsOf(agreement)).toMatchObject({
      Events: ['proposed 1994-03', 'signed 1994-05-12 at Border Town'],
      Parties: ['Example State as party'],
      Instrument: ['memorandum'],
    });
    expect(agreement?.evidence).toEqual(['example-gazette-1994, paragraph 1']);
    expect(agreement?.citation).toBe(
      '“Memorandum on the river crossing” (agreements/river-memorandum). Example diplomacy (example-diplomacy), version 1.2.0.',
    );
    const statement = factsOf(read().get(IDS.statements));
    expect(statement).toMatchObject({
      Speaker: ['Example State'],
      'Said on': ['1994-05-13'],
      About: ['agreements: Memorandum on the river crossing'],
    });
    expect(factsOf(read().get(IDS.sources)).Citation).toEqual(['“Crossing to open in May”. 1994-05-14.']);
    expect(factsOf(read().get(IDS.figures)).Subject).toEqual(['Memorandum on the river crossing']);
  });

  it('shows the claims of a figure side by side, with the amount in the base unit and how they compare', () => {
    const other = claim({ low: 20, high: 30, unit: 'mi', rank: 'preferred', rankReason: 'It was measured.' });
    const project = validProject().withRecord('figures', '/claims/-', { ...other, qualifier: 'about' });
    const figure = read(snapshot(project)).get(IDS.figures);
    expect(figure?.comparison).toBe('consistent');
    expect(figure?.claims).toEqual([
      {
        amount: '43 km',
        base: '43000 m',
        assertedBy: 'Example State',
        evidence: ['example-gazette-1994, paragraph 1'],
      },
      {
        amount: 'about 20–30 mi',
        base: 'about 32186.88–48280.32 m',
        assertedBy: 'Example State',
        rank: 'preferred',
        evidence: ['example-gazette-1994, paragraph 1'],
      },
    ]);
  });

  it('shows each account of a disputed value with its place', () => {
    const account = (summary: string): JsonObject => ({
      summary,
      assertedBy: { kind: 'actor', actor: IDS.actors },
      evidence: evidence('/summary', '/assertedBy'),
    });
    const disputes = [{ field: '/title', accounts: [account('One title.'), account('Another title.')] }];
    const agreement = read(snapshot(validProject().withRecord('agreements', '/disputes', disputes))).get(
      IDS.agreements,
    );
    expect(factsOf(agreement).Disputes).toEqual([
      '/title: Example State: One title. (example-gazette-1994, paragraph 1)',
      '/title: Example State: Another title. (example-gazette-1994, paragraph 1)',
    ]);
  });

  it('cites a record with the address of its data where the collection says where it is served', () => {
    const site = validProject().withValue('datasets/collection.json', '/site', 'https://data.example.org');
    expect(read(snapshot(site)).get(IDS.places)?.citation).toMatch(
      /version 1\.2\.0\. https:\/\/data\.example\.org\/example-diplomacy\/1\.2\.0\/data\/places\.json$/,
    );
  });

  it('holds what changed only, and the evidence of the whole before and after', () => {
    const before = snapshot(firstProject());
    const { records, coverage, conflicts } = previewOf(before.entries, snapshot(changedProject()));
    expect(records.map(({ op, id }) => `${op} ${id}`)).toEqual([
      'modified example-state',
      'merged old-ferry',
      'added river-island',
    ]);
    expect(factsOf(records.find(({ id }) => id === 'old-ferry'))).toEqual({
      Withdrawn: ['on: 2020-03-01', 'reason: The same as another record.', 'replaced by: border-town'],
    });
    expect(records[0]?.citation).toContain('version x.y.z');
    expect(coverage.before?.evidence.passages).toBe(coverage.after.evidence.passages);
    expect(conflicts).toEqual({ appeared: [], resolved: [] });
    expect(previewOf(undefined, before).coverage.before).toBeUndefined();
  });

  it('names figures that came to conflict', () => {
    const other = claim({ value: 50, rank: 'preferred', rankReason: 'It was measured.' });
    const torn = snapshot(validProject().withRecord('figures', '/claims/-', other));
    const { conflicts, coverage } = previewOf(VALID.entries, torn);
    expect(conflicts.appeared).toEqual([`figures/${IDS.figures}`]);
    expect([coverage.before?.figures.conflicting, coverage.after.figures.conflicting]).toEqual([0, 1]);
  });
});
