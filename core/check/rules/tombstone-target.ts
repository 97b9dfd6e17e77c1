import type { CollectionRule } from '../rule.ts';

/** A tombstone leads to a live record at once: no chains of redirects, none into the void. */
export const tombstoneTarget: CollectionRule = {
  code: 'tombstone-target',
  severity: 'error',
  *check(collection) {
    const withdrawn = new Set(
      collection.entries
        .filter((entry) => entry.kind === 'tombstone')
        .map((entry) => `${entry.dataset}/${entry.id}`),
    );
    for (const entry of collection.entries) {
      if (entry.kind !== 'tombstone') continue;
      for (const [index, target] of (entry.content.withdrawn.replacedBy ?? []).entries()) {
        const steps = ['withdrawn', 'replacedBy', index];
        if (withdrawn.has(`${entry.dataset}/${target}`)) {
          yield {
            record: entry,
            steps,
            message: `"${target}" was itself withdrawn.`,
            help: 'Name the record that takes its place today, or none.',
          };
        } else if (!collection.knownIds.get(entry.dataset)?.has(target)) {
          yield {
            record: entry,
            steps,
            message: `There is no record "${target}" in ${entry.dataset}.`,
            help: 'Name an existing record of the same dataset, or leave "replacedBy" out.',
          };
        }
      }
    }
  },
};
