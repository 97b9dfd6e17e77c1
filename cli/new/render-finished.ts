import { unusedRecord } from '../../core/check/rules/unused-record.ts';
import { valueAt } from '../../core/draft/content.ts';
import type { DatasetName } from '../../core/shared/datasets.ts';
import { isObject, type Json } from '../../core/shared/json.ts';
import { formatPointer, type Step } from '../../core/shared/pointer.ts';
import { renderPretty } from '../findings/pretty.ts';
import type { TextOf } from '../findings/text-of.ts';
import { printable } from '../printable.ts';
import type { Finished } from './finished.ts';

/** The text of a record that may not be on disk, for excerpts. */
export function textOfDraft({ path, text }: Finished): TextOf {
  return (file) => (file === path ? text : undefined);
}

/** A record that errors keep from being written: whole, so that nothing that was typed is lost, and what is wrong. */
export function renderRefused(done: Finished): string {
  return `${record(done)}\n\n${renderPretty(done.findings, textOfDraft(done))}\n\nNothing was written: ${done.path} would have errors.`;
}

/** A record that would be written. */
export function renderDryRun(done: Finished): string {
  return paragraphs(record(done), warnings(done), `Would write ${done.path}. Nothing was written.`);
}

/** Where a record is, what in it nobody typed, and what to do next. */
export function renderWritten(done: Finished): string {
  const { path, claim } = done;
  const where = claim === undefined ? `Wrote ${path}.` : `Added claim ${claim} to ${path}.`;
  const inferred = inferredValues(done);
  const taken = inferred === '' ? '' : `Worked out, not typed; see that it is right:\n${inferred}`;
  return paragraphs(
    warnings(done),
    where,
    passage(done),
    taken,
    `Next: ${NEXT[done.draft.dataset]}; then run \`depositary check\`, commit, and open a pull request.`,
  );
}

const NEXT: Record<DatasetName, string> = {
  agreements: 'add what else the text says to the file',
  statements: 'add what else the text says to the file',
  figures: 'add what else the text says to the file',
  sources: 'add what the text says, with `depositary new figures --text FILE` for example',
  actors: 'name it in the records to which it belongs',
  places: 'name it in the records to which it belongs',
};

function record({ completion }: Finished): string {
  return printableJson(completion.content);
}

/** JSON of a record; its texts cannot hold control characters other than as escapes. */
function printableJson(content: Json): string {
  return JSON.stringify(content, undefined, 2).split('\n').map(printable).join('\n');
}

function passage({ completion: { words, source } }: Finished): string {
  const where = source?.id === undefined ? '' : ` in ${source.id}`;
  return words.length === 0 ? '' : `The passage${where}: ${printable(words.join(' '))}`;
}

/** What is worth a look; that nothing names a new source, actor or place is said by what to do next. */
function warnings(done: Finished): string {
  const { findings, similar } = done;
  const doubts = findings.filter(({ code }) => code !== unusedRecord.code);
  const figures = similar.map(
    ({ id, label }) =>
      `figures/${id} may ask the same: "${printable(label)}". To add a claim there: --claim-of ${id}`,
  );
  return paragraphs(doubts.length === 0 ? '' : renderPretty(doubts, textOfDraft(done)), figures.join('\n'));
}

/** What a record has that nobody answered, one value a line: what the passage, the name and the schema gave. */
function inferredValues({ draft, completion }: Finished): string {
  return [...plainValues(completion.content, [])]
    .filter(({ steps }) => valueAt(draft.content, steps) === undefined)
    .map(({ steps, value }) => `  ${formatPointer(steps).slice(1)}: ${printable(String(value))}`)
    .join('\n');
}

/** The texts and numbers of a value, without evidence and the fingerprint of a text. */
function* plainValues(value: Json, steps: Step[]): Generator<{ steps: Step[]; value: Json }> {
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) yield* plainValues(inner, [...steps, index]);
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      const isFingerprint = steps.length === 0 && name === 'text';
      if (name !== 'evidence' && !isFingerprint) yield* plainValues(inner, [...steps, name]);
    }
  } else yield { steps, value };
}

function paragraphs(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
