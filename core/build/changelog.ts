import type { Comparison } from '../compare/compare.ts';
import { DATASET_NAMES } from '../shared/datasets.ts';
import type { Json } from '../shared/json.ts';
import { isWithin } from '../shared/pointer.ts';
import { sentence } from '../shared/sentence.ts';
import type { Changes, PublishedChange } from './changes.ts';
import type { FieldChange } from './field-changes.ts';
import { escapeMarkdown } from './markdown.ts';

const HEADING = '# Changelog\n';
/** As many records of a dataset as the changelog of a large collection lists for one release. */
const MOST_LISTED = 100;
/** As many characters of its earlier releases as it repeats. */
const LONGEST_HISTORY = 32_000;

/**
 * The changelog with this release at its top, made from the changes themselves. That of a large collection does not grow
 * with it, nor with its history.
 * @param earlier the changelog of the release before, or nothing
 * @param released the commit time of this release; its day is shown
 */
export function changelog(
  changes: Changes,
  { bump, inShards }: Pick<Comparison, 'bump' | 'inShards'>,
  released: string,
  earlier: string | undefined,
): string {
  const lines = [
    `## ${changes.to} (${released.slice(0, 10)})`,
    '',
    `${capital(bump.level)}: ${bump.reasons.map(escapeMarkdown).join('; ')}.`,
    '',
  ];
  for (const dataset of DATASET_NAMES) {
    const here = changes.changes.filter((change) => change.dataset === dataset);
    if (here.length === 0) continue;
    const shown = inShards ? here.slice(0, MOST_LISTED) : here;
    const more = here.length - shown.length;
    const rest = more > 0 ? [`- ${more} more in changes.json`] : [];
    lines.push(`### ${capital(dataset)}`, '', ...shown.map(changeLine), ...rest, '');
  }
  const before = earlier?.replace(`${HEADING}\n`, '');
  const history = before === undefined ? '' : `\n${inShards ? newestOf(before) : before}`;
  return `${HEADING}\n${lines.join('\n').trimEnd()}\n${history}`;
}

/** The newest sections of a changelog; the older ones are in those of the releases themselves. */
function newestOf(history: string): string {
  if (history.length <= LONGEST_HISTORY) return history;
  const end = history.lastIndexOf('\n## ', LONGEST_HISTORY);
  return end < 0 ? '' : history.slice(0, end);
}

function changeLine({ op, id, title, fields = [], reason, replacedBy }: PublishedChange): string {
  const because = reason === undefined ? '' : `: ${escapeMarkdown(sentence(reason))}`;
  const instead =
    replacedBy === undefined ? '' : ` See ${replacedBy.map((heir) => `\`${heir}\``).join(', ')}.`;
  const head = `- ${op} \`${id}\` (${escapeMarkdown(title)})${because}${instead}`;
  // Why it was corrected is said already.
  const shownFields = fields.filter(({ pointer }) => !isWithin(pointer, '/corrections'));
  return [head, ...shownFields.map(fieldLine)].join('\n');
}

function fieldLine({ pointer, before, after }: FieldChange): string {
  return `  - \`${pointer}\`: ${shown(before)} → ${shown(after)}`;
}

const LONGEST_SHOWN = 80;

/** A value in a line of its own length; changes.json has it whole. */
function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return escapeMarkdown(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text);
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
