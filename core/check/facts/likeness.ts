import type { Step } from '../../shared/pointer.ts';
import { type UnitTable, unitOf } from '../../shared/units.ts';
import type { CheckedRecord } from '../collection.ts';

/** What tells a record apart from others of its dataset. */
export interface Description {
  /** Only records of the same group are compared at all. */
  group: string;
  text: string;
  /** Where the text stands. */
  steps: Step[];
}

/** The text that tells a record apart, and what two records must share to be compared. */
export function describe(record: CheckedRecord, units: UnitTable): Description {
  const within = (part: string): string => `${record.dataset}\n${part}`;
  switch (record.dataset) {
    case 'agreements': {
      const { title, events } = record.content;
      const date = events.find((event) => event.date !== undefined)?.date ?? '';
      return { group: within(date), text: title, steps: ['title'] };
    }
    case 'statements': {
      const { speaker, summary } = record.content;
      const who = speaker.kind === 'actor' ? speaker.actor : speaker.source;
      return { group: within(`${speaker.kind}/${who}`), text: summary, steps: ['summary'] };
    }
    case 'figures': {
      const { subject, unit, period, measure } = record.content;
      const dimension = unitOf(units, unit)?.dimension ?? unit;
      const question = [`${subject.dataset}/${subject.id}`, dimension, period ?? ''].join('\n');
      return { group: within(question), text: measure.label, steps: ['measure', 'label'] };
    }
    case 'sources': {
      const { title, publisher } = record.content;
      return { group: within(publisher ?? ''), text: title, steps: ['title'] };
    }
    case 'actors':
    case 'places': {
      const { names, kind } = record.content;
      return { group: within(kind), text: names[0]?.name ?? '', steps: ['names', 0, 'name'] };
    }
  }
}
