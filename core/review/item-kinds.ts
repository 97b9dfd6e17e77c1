import { canonicalJson } from '../shared/canonical.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { own } from '../shared/json.ts';
import { amountOf, brief, evidenceLabel, placeOf, placesOf, textAt, voiceOf } from './labels.ts';

/** What a curator calls the items of a list, and by what one is known again after it was changed. */
export interface ItemKind {
  noun: string;
  /** Names one item among the others. */
  label(item: JsonObject, record: JsonObject): string;
  /** Says what an item that is new or gone holds; the label where left out. */
  description?(item: JsonObject, record: JsonObject): string;
  /** Lists of members that make an item the same one, the surest first. */
  keys: readonly (readonly string[])[];
  /** The member by whose words an item is known again where no key tells. */
  prose?: string;
}

const AMOUNT = ['value', 'low', 'high', 'unit'];

/** The kinds of items by the name of the list that holds them; the names mean the same in every dataset. */
const KINDS: Readonly<Record<string, ItemKind>> = {
  claims: {
    noun: 'claim',
    label: (claim, record) => `${amountOf(claim, record)}, asserted by ${voiceOf(own(claim, 'assertedBy'))}`,
    description: describeClaim,
    keys: [
      ['assertedBy', 'saidOn', ...AMOUNT],
      ['assertedBy', 'saidOn', 'evidence'],
      ['assertedBy', 'saidOn'],
      ['assertedBy'],
      [...AMOUNT, 'evidence'],
    ],
  },
  events: {
    noun: 'event',
    label: (event) => joined(textAt(event, 'stage'), textAt(event, 'date')),
    description: (event) =>
      joined(textAt(event, 'stage'), textAt(event, 'date'), prefixed('at', textAt(event, 'place'))),
    keys: [['stage', 'date'], ['stage', 'place'], ['stage'], ['date']],
  },
  parties: {
    noun: 'party',
    label: (party) => joined(textAt(party, 'actor'), prefixed('as', textAt(party, 'capacity'))),
    description: (party) =>
      joined(
        textAt(party, 'actor'),
        prefixed('as', textAt(party, 'capacity')),
        prefixed('through', textAt(party, 'signatory')),
      ),
    keys: [['actor', 'capacity'], ['actor']],
  },
  relations: {
    noun: 'relation',
    label: (relation) => joined(textAt(relation, 'type'), textAt(relation, 'agreement')),
    keys: [['type', 'agreement'], ['agreement']],
  },
  provisions: { noun: 'provision', label: summaryOf, keys: [['summary']], prose: 'summary' },
  disputes: {
    noun: 'dispute',
    label: (dispute) => `over ${textAt(dispute, 'field')}`,
    keys: [['field']],
  },
  accounts: {
    noun: 'account',
    label: (account) => `of ${voiceOf(own(account, 'assertedBy'))}`,
    description: (account) => `${voiceOf(own(account, 'assertedBy'))}: ${summaryOf(account)}`,
    keys: [['assertedBy', 'summary'], ['assertedBy', 'evidence'], ['assertedBy']],
    prose: 'summary',
  },
  evidence: {
    noun: 'evidence',
    label: placeOf,
    description: evidenceLabel,
    keys: [
      ['source', 'passage'],
      ['source', 'paragraph', 'supports'],
      ['source', 'paragraph'],
    ],
  },
  names: {
    noun: 'name',
    label: (name) => `${textAt(name, 'name')} (${textAt(name, 'language')})`,
    keys: [['name', 'language'], ['name'], ['language']],
  },
  roles: {
    noun: 'role',
    label: (role) => joined(textAt(role, 'title'), prefixed('of', textAt(role, 'of'))),
    description: (role) =>
      joined(
        textAt(role, 'title'),
        prefixed('of', textAt(role, 'of')),
        prefixed('from', textAt(role, 'from')),
        prefixed('to', textAt(role, 'to')),
        prefixed('as of', textAt(role, 'asOf')),
      ),
    keys: [['title', 'of', 'from'], ['title', 'of'], ['title']],
  },
  corrections: {
    noun: 'correction',
    label: (correction) => `of ${textAt(correction, 'on')}`,
    description: (correction) => joined(textAt(correction, 'on'), textAt(correction, 'reason')),
    keys: [['on', 'reason']],
  },
  omitted: {
    noun: 'omission',
    label: (omission) => `as ${textAt(omission, 'reason')}`,
    description: compact,
    keys: [['reason', 'paragraphs'], ['reason']],
  },
};

/** How the items of a list are spoken of; objects of lists that nobody named are shown as they are. */
export function itemKind(list: string): ItemKind {
  return Object.hasOwn(KINDS, list) && KINDS[list] !== undefined
    ? KINDS[list]
    : { noun: `item of ${list}`, label: compact, keys: [] };
}

function describeClaim(claim: JsonObject, record: JsonObject): string {
  const rank = textAt(claim, 'rank');
  const places = placesOf(claim);
  return [
    `${amountOf(claim, record)}, asserted by ${voiceOf(own(claim, 'assertedBy'))}`,
    prefixed('said on', textAt(claim, 'saidOn')),
    rank === 'normal' ? undefined : rank,
    places === '' ? undefined : `evidence: ${places}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function summaryOf(item: JsonObject): string {
  return `“${brief(textAt(item, 'summary') ?? '')}”`;
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

function prefixed(word: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : `${word} ${text}`;
}

/** A value in one line, as JSON where it is not plain. */
export function compact(value: Json): string {
  if (typeof value === 'string') return value;
  return brief(canonicalJson(value));
}
