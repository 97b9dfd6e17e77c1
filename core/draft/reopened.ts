import type { Finding } from '../shared/finding.ts';
import { parsePointer, type Step } from '../shared/pointer.ts';
import { valueAt, withoutValueAt } from './content.ts';
import type { Draft } from './draft.ts';
import type { PlacedRecord } from './placed.ts';

/**
 * The draft without the answers that errors are about, so that they are asked for again; undefined where an error is
 * about something that was not answered.
 */
export function reopened(
  draft: Draft,
  { path, claim }: PlacedRecord,
  findings: readonly Finding[],
): Draft | undefined {
  const place: Step[] = claim === undefined ? [] : ['claims', claim];
  let { content } = draft;
  for (const { severity, file, pointer } of findings) {
    if (severity !== 'error') continue;
    const steps = parsePointer(pointer ?? '').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    // A rule that compares two records reports the later one by id; the value is in the same place of both.
    const isInDraft = claim === undefined || file === path;
    const isWithin = place.every((step, index) => steps[index] === step);
    const answered = steps.slice(place.length);
    if (!isInDraft || !isWithin || answered.length === 0 || valueAt(content, answered) === undefined)
      return undefined;
    content = withoutValueAt(content, answered);
  }
  return { ...draft, content };
}
