import type { ValueChange } from '../../core/review/value-changes.ts';
import type { Part } from './blocks.ts';

/** A change as a curator reads it. */
export function changeParts({ change, what, was = '', is = '', words }: ValueChange): Part[] {
  if (words !== undefined) {
    const parts = words.flatMap(({ kind, text }): Part[] => {
      const run: Part = kind === 'same' ? text : kind === 'gone' ? { gone: text } : { fresh: text };
      return [' ', run];
    });
    return [`${what}:`, ...parts];
  }
  // What is computed follows from the rest; what it is now is the news.
  if (change === 'changed' && (what === 'comparison' || what === 'status'))
    return [{ strong: `now ${is}` }, ` (before: ${was})`];
  switch (change) {
    case 'added':
      return what === 'correction' ? [`correction: ${is}`] : [`${what} added: ${is}`];
    case 'removed':
      return [`${what} removed: ${was}`];
    case 'changed':
      return [`${what}: ${was} → ${is}`];
    case 'reordered':
      return [`${what}: in another order`];
  }
}
