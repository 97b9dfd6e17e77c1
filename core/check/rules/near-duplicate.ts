import { allRecords, type CheckedRecord } from '../collection.ts';
import type { CollectionRule } from '../rule.ts';
import { similarity, wordSet } from './similarity.ts';

/** Texts that share this much of their words mostly name the same thing. */
const NEAR = 0.8;

/** Two records of one thing split its evidence between them. Figures have a rule of their own: same-question. */
export const nearDuplicate: CollectionRule = {
  code: 'near-duplicate',
  severity: 'warning',
  *check(collection) {
    const described = allRecords(collection).flatMap((record) => {
      const description = describe(record);
      return description === undefined ? [] : [{ record, ...description, words: wordSet(description.text) }];
    });
    const groups = Map.groupBy(described, ({ record, within }) => `${record.dataset}\n${within}`);
    for (const group of groups.values()) {
      for (const [index, { record, steps, words }] of group.entries()) {
        const twin = group.slice(0, index).find((earlier) => similarity(words, earlier.words) >= NEAR);
        if (twin === undefined) continue;
        yield {
          record,
          steps,
          message: `This looks like the same as ${record.dataset}/${twin.record.id}: "${twin.text}".`,
          help: 'Keep one of the two and make the other a tombstone, or make the difference plain in the text.',
        };
      }
    }
  },
};

/** The text that tells a record apart, and the value that two records must share to be compared at all. */
function describe(
  record: CheckedRecord,
): { text: string; within: string; steps: (string | number)[] } | undefined {
  switch (record.dataset) {
    case 'agreements': {
      const date = record.content.events.find((event) => event.date !== undefined)?.date ?? '';
      return { text: record.content.title, within: date, steps: ['title'] };
    }
    case 'statements': {
      const { speaker, summary } = record.content;
      const who = speaker.kind === 'actor' ? speaker.actor : speaker.source;
      return { text: summary, within: `${speaker.kind}/${who}`, steps: ['summary'] };
    }
    case 'sources':
      return { text: record.content.title, within: record.content.publisher ?? '', steps: ['title'] };
    case 'actors':
    case 'places':
      return {
        text: record.content.names[0]?.name ?? '',
        within: record.content.kind,
        steps: ['names', 0, 'name'],
      };
    case 'figures':
      return undefined;
  }
}
