import type { Fix } from '../shared/finding.ts';

/**
 * Applies edits to a text, each as if it were the only one.
 * @returns the new text and the edits that were applied, in their order. Of edits that overlap, and of insertions at
 * one place, only the first is applied: whether the others are still right shows when the new text is checked. An edit
 * that changes nothing is none.
 */
export function applyFixes<T extends { fix: Fix }>(
  text: string,
  edits: readonly T[],
): { text: string; applied: T[] } {
  const applied: T[] = [];
  let result = '';
  let end = 0;
  for (const edit of edits.toSorted((a, b) => a.fix.offset - b.fix.offset)) {
    const { offset, length, text: replacement } = edit.fix;
    const touchesLast = applied.length > 0 && offset <= end;
    const changes = text.slice(offset, offset + length) !== replacement;
    if (touchesLast || !changes || offset + length > text.length) continue;
    result += text.slice(end, offset) + replacement;
    end = offset + length;
    applied.push(edit);
  }
  return { text: result + text.slice(end), applied };
}
