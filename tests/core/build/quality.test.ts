import { describe, expect, it } from 'vitest';
import { type Quality, qualityOf } from '../../../core/build/quality.ts';
import { claim, evidence, IDS, type Project, validProject } from '../check/project.ts';
import { changedProject, snapshot } from '../publish/samples.ts';

function quality(project: Project): Quality {
  return qualityOf('example-diplomacy', '1.0.0', snapshot(project).entries);
}

/** Evidence of the one source, followed by evidence of another. */
function twoSources(...supports: string[]) {
  return [
    ...evidence(...supports),
    ...evidence(...supports).map((one) => ({ ...one, source: 'second-gazette' })),
  ];
}

describe('quality.json', () => {
  it('counts records, tombstones and how often each field is filled', () => {
    expect(quality(changedProject()).datasets.places).toEqual({
      records: 2,
      withdrawn: 1,
      fill: { evidence: 1, id: 1, kind: 1, names: 1 },
    });
  });

  it('gives every dataset, also one without a record', () => {
    const { datasets, evidence: passages } = qualityOf('example-diplomacy', '1.0.0', []);
    expect(Object.keys(datasets)).toEqual([
      'agreements',
      'statements',
      'figures',
      'sources',
      'actors',
      'places',
    ]);
    expect(datasets.actors).toEqual({ records: 0, withdrawn: 0, fill: {} });
    expect(passages).toEqual({ passages: 0, sourcesCited: 0, singleSourceRecords: 0, singleSourceShare: 0 });
  });

  it('counts passages, the sources they are in, and records that rest on one source', () => {
    expect(quality(validProject()).evidence).toEqual({
      passages: 6,
      sourcesCited: 1,
      singleSourceRecords: 6,
      singleSourceShare: 1,
    });
  });

  it('counts a record with two sources, or a claim with another source, as no single-source record', () => {
    const project = validProject()
      .withCopy('sources', 'second-gazette', {
        title: 'A wholly different headline on trains',
        text: { words: 300, sha256: '1'.repeat(64) },
      })
      .withRecord('places', '/evidence', twoSources('/names'))
      .withRecord('figures', '/claims/0/evidence', twoSources('/assertedBy', '/value'));
    expect(quality(project).evidence).toEqual({
      passages: 9,
      sourcesCited: 2,
      singleSourceRecords: 5,
      singleSourceShare: 0.7143,
    });
  });

  it.each([
    { claims: [claim({ value: 43 })], figures: { single: 1, consistent: 0, conflicting: 0 }, contested: [] },
    {
      claims: [claim({ value: 43 }), claim({ low: 40, high: 45 })],
      figures: { single: 0, consistent: 1, conflicting: 0 },
      contested: [],
    },
    {
      claims: [claim({ value: 43 }), claim({ value: 80 })],
      figures: { single: 0, consistent: 0, conflicting: 1 },
      contested: [IDS.figures],
    },
  ])('counts figures by how their claims compare: $figures', ({ claims, figures, contested }) => {
    const project = validProject()
      .withRecord('figures', '/claims', claims)
      .withRecord('figures', '/note', 'The accounts count different roads.');
    expect(quality(project)).toMatchObject({ figures, contested });
  });
});
