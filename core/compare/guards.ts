import type { CollectionSettings } from '../check/collection.ts';
import { DATASET_NAMES, type DatasetName } from '../shared/datasets.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Baseline, FillRates } from './baseline.ts';
import type { PublishedEntry } from './snapshot.ts';

/** A release may lose this share of a dataset's records without a stated reason. */
const COUNT_DROP = 0.1;
/** A field may fall by this share of a dataset's records without a stated reason. */
const FILL_DROP = 0.2;

/** The share of the live records of a dataset that have each top-level field. */
export function fillRates(entries: readonly PublishedEntry[], dataset: DatasetName): FillRates {
  const records = entries.filter((entry) => entry.kind === 'record' && entry.dataset === dataset);
  const counts = new Map<string, number>();
  for (const { content } of records) {
    for (const field of Object.keys(content)) counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([field, count]) => [field, Number((count / records.length).toFixed(4))]),
  );
}

/**
 * Stops a release that lost much of its content, which is a mistake more often than a wish. An override in
 * collection.json lets one step pass, with a reason.
 * @throws Refusal `count-drop` or `fill-drop`.
 */
export function guardAgainstCollapse(
  baseline: Baseline,
  entries: readonly PublishedEntry[],
  overrides?: CollectionSettings['overrides'],
): void {
  for (const refusal of collapses(baseline, entries, overrides)) throw refusal;
}

/** Everything that {@link guardAgainstCollapse} refuses, one refusal for each dataset or field. */
export function* collapses(
  baseline: Baseline,
  entries: readonly PublishedEntry[],
  overrides: CollectionSettings['overrides'] = [],
): Generator<Refusal> {
  const allowed = (guard: 'count-drop' | 'fill-drop', dataset: DatasetName): boolean =>
    overrides.some((o) => o.guard === guard && o.dataset === dataset && o.after === baseline.version);
  for (const dataset of DATASET_NAMES) {
    const before = baseline.revisions.filter((r) => r.dataset === dataset && !r.withdrawn).length;
    const after = entries.filter((e) => e.dataset === dataset && e.kind === 'record').length;
    if (after < before * (1 - COUNT_DROP) && !allowed('count-drop', dataset)) {
      yield collapse(
        'count-drop',
        dataset,
        baseline,
        `${dataset} would shrink from ${before} to ${after} records.`,
      );
    }
    if (after === 0 || allowed('fill-drop', dataset)) continue;
    const rates = fillRates(entries, dataset);
    for (const [field, rate] of Object.entries(baseline.fill[dataset] ?? {})) {
      // Rates have four decimals; their difference has more, by the nature of binary fractions.
      if (Number((rate - (rates[field] ?? 0)).toFixed(4)) <= FILL_DROP) continue;
      const message = `"${field}" of ${dataset} would fall from ${percent(rate)} to ${percent(rates[field] ?? 0)} of the records.`;
      yield collapse('fill-drop', dataset, baseline, message);
    }
  }
}

function collapse(
  guard: 'count-drop' | 'fill-drop',
  dataset: DatasetName,
  baseline: Baseline,
  message: string,
): Refusal {
  const override = { guard, dataset, after: baseline.version, reason: '…' };
  return new Refusal(
    guard,
    message,
    `If that is meant, add to "overrides" in datasets/collection.json: ${JSON.stringify(override)}`,
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
