import { fillRates } from '../compare/guards.ts';
import type { PublishedEntry } from '../compare/snapshot.ts';
import { DATASET_NAMES } from '../shared/datasets.ts';
import { evidenceOf } from '../shared/evidence.ts';
import { own } from '../shared/json.ts';

/** What quality.json says; schemas/release/quality.schema.json describes it. */
export interface Quality {
  collection: string;
  version: string;
  datasets: Record<string, { records: number; withdrawn: number; fill: Record<string, number> }>;
  evidence: {
    passages: number;
    sourcesCited: number;
    singleSourceRecords: number;
    singleSourceShare: number;
  };
  figures: { single: number; consistent: number; conflicting: number };
  /** The ids of the figures whose claims cannot all be true; a part of them where there are very many. */
  contested: string[];
}

/** As many contested figures as the quality of a large collection names. */
const MOST_CONTESTED = 1000;

/**
 * Counts what a reader wants to know before trusting a release.
 * @param isLarge whether the document must not grow with the collection
 */
export function qualityOf(
  collection: string,
  version: string,
  entries: readonly PublishedEntry[],
  isLarge = false,
): Quality {
  const records = entries.filter((entry) => entry.kind === 'record');
  const sources = records.map(({ content }) =>
    [...evidenceOf(content)].map(({ evidence }) => evidence.source),
  );
  const single = sources.filter((cited) => new Set(cited).size === 1).length;
  const figures = records.filter((entry) => entry.dataset === 'figures');
  const compared = (comparison: string) =>
    figures.filter(({ content }) => own(content, 'comparison') === comparison);
  return {
    collection,
    version,
    datasets: Object.fromEntries(
      DATASET_NAMES.map((dataset) => {
        const inDataset = entries.filter((entry) => entry.dataset === dataset);
        const withdrawn = inDataset.filter((entry) => entry.kind === 'tombstone').length;
        return [
          dataset,
          { records: inDataset.length - withdrawn, withdrawn, fill: fillRates(entries, dataset) },
        ];
      }),
    ),
    evidence: {
      passages: sources.flat().length,
      sourcesCited: new Set(sources.flat()).size,
      singleSourceRecords: single,
      singleSourceShare: records.length === 0 ? 0 : Number((single / records.length).toFixed(4)),
    },
    figures: {
      single: compared('single').length,
      consistent: compared('consistent').length,
      conflicting: compared('conflicting').length,
    },
    contested: compared('conflicting')
      .slice(0, isLarge ? MOST_CONTESTED : undefined)
      .map(({ id }) => id),
  };
}
