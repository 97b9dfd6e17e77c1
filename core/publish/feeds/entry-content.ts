import type { Manifest, Release } from '../../build/documents.ts';
import type { FieldChange } from '../../build/field-changes.ts';
import type { Json } from '../../shared/json.ts';
import { isWithin } from '../../shared/pointer.ts';
import { sentence } from '../../shared/sentence.ts';
import { escapeHtml } from './html.ts';
import type { ListedChange } from './listed-changes.ts';

/** How many changes an entry lists, and of how many values of each; changes.json has all. */
const MOST_CHANGES = 50;
const MOST_FIELDS = 10;
const LONGEST_VALUE = 120;

/**
 * What the entry of a release tells, as HTML: whether it is yanked, what moved the version on, then the changes with their
 * reasons, corrections and withdrawals before what is new.
 * @param isCut whether there are too many changes to list any
 */
export function entryContent(
  { yanked }: Release,
  { bump }: Manifest,
  changes: readonly ListedChange[],
  isCut = false,
): string {
  const isNew = ({ op }: ListedChange): boolean => op === 'added';
  const sorted = [...changes.filter((change) => !isNew(change)), ...changes.filter(isNew)];
  const more = sorted.length - MOST_CHANGES;
  return [
    yanked && `<p><strong>Yanked on ${escapeHtml(yanked.on)}: ${escapeHtml(yanked.reason)}</strong></p>`,
    `<p>${escapeHtml(bump.level)}: ${bump.reasons.map(escapeHtml).join('; ')}</p>`,
    sorted.length > 0 && `<ul>${sorted.slice(0, MOST_CHANGES).map(changeItem).join('')}</ul>`,
    more > 0 && `<p>${more} more in changes.json</p>`,
    isCut && '<p>All changes are in changes.json</p>',
  ]
    .filter((part) => typeof part === 'string')
    .join('');
}

function changeItem({ op, dataset, id, title, reason, replacedBy, fields }: ListedChange): string {
  const because = reason === undefined ? '' : `: ${escapeHtml(sentence(reason))}`;
  // Why it was corrected is said already.
  const shownFields = fields.filter(({ pointer }) => !isWithin(pointer, '/corrections'));
  const more = shownFields.length - MOST_FIELDS;
  const items = shownFields.slice(0, MOST_FIELDS).map(fieldItem);
  const list = [...items, ...(more > 0 ? [`<li>${more} more in changes.json</li>`] : [])].join('');
  const see = replacedBy.map((other) => `<code>${escapeHtml(`${dataset}/${other}`)}</code>`).join(', ');
  const instead = see && ` See ${see}`;
  const name = `<code>${escapeHtml(`${dataset}/${id}`)}</code>`;
  return `<li>${escapeHtml(op)} ${name} (${escapeHtml(title)})${because}${instead}${list && `<ul>${list}</ul>`}</li>`;
}

function fieldItem({ pointer, before, after }: FieldChange): string {
  return `<li><code>${escapeHtml(pointer)}</code>: ${shown(before)} → ${shown(after)}</li>`;
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return escapeHtml(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text);
}
