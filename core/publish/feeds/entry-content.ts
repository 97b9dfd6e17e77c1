import type { Manifest, Release } from '../../build/documents.ts';
import type { Json } from '../../shared/json.ts';
import { escapeHtml } from './html.ts';
import type { ListedChange, ListedField } from './listed-changes.ts';

/** How many changes an entry lists, and of how many values of each; changes.json has all. */
const MOST_CHANGES = 50;
const MOST_FIELDS = 10;
const LONGEST_VALUE = 120;

/**
 * What the entry of a release tells, as HTML: whether it is yanked, what moved the version on, then the changes with their
 * reasons, corrections and withdrawals before what is new.
 */
export function entryContent(
  { yanked }: Release,
  { bump }: Manifest,
  changes: readonly ListedChange[],
): string {
  const isNew = ({ op }: ListedChange): boolean => op === 'added';
  const sorted = [...changes.filter((change) => !isNew(change)), ...changes.filter(isNew)];
  const more = sorted.length - MOST_CHANGES;
  return [
    yanked && `<p><strong>Yanked on ${escapeHtml(yanked.on)}: ${escapeHtml(yanked.reason)}</strong></p>`,
    `<p>${escapeHtml(bump.level)}: ${bump.reasons.map(escapeHtml).join('; ')}</p>`,
    sorted.length > 0 && `<ul>${sorted.slice(0, MOST_CHANGES).map(changeItem).join('')}</ul>`,
    more > 0 && `<p>${more} more in changes.json</p>`,
  ]
    .filter((part) => typeof part === 'string')
    .join('');
}

function changeItem({ op, dataset, id, title, reason, replacedBy, fields }: ListedChange): string {
  const because = reason === undefined ? '' : `: ${escapeHtml(reason)}`;
  const more = fields.length - MOST_FIELDS;
  const items = fields.slice(0, MOST_FIELDS).map(fieldItem);
  const list = [...items, ...(more > 0 ? [`<li>${more} more in changes.json</li>`] : [])].join('');
  const see = replacedBy.map((other) => `<code>${escapeHtml(`${dataset}/${other}`)}</code>`).join(', ');
  const instead = see && `. See ${see}`;
  const name = `<code>${escapeHtml(`${dataset}/${id}`)}</code>`;
  return `<li>${escapeHtml(op)} ${name} (${escapeHtml(title)})${because}${instead}${list && `<ul>${list}</ul>`}</li>`;
}

function fieldItem({ pointer, before, after, reason }: ListedField): string {
  const because = reason === undefined ? '' : `: ${escapeHtml(reason)}`;
  return `<li><code>${escapeHtml(pointer)}</code>: ${shown(before)} → ${shown(after)}${because}</li>`;
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return escapeHtml(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text);
}
