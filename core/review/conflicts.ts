import type { PublishedEntry } from '../compare/snapshot.ts';
import { own } from '../shared/json.ts';
import { recordName } from './state.ts';

/** Figures whose claims came to contradict each other, or no longer do, as dataset/id. */
export interface Conflicts {
  appeared: string[];
  resolved: string[];
}

/** Which figures conflict in one of two states only. */
export function conflictsBetween(
  before: readonly PublishedEntry[],
  after: readonly PublishedEntry[],
): Conflicts {
  const [old, now] = [new Set(conflicting(before)), new Set(conflicting(after))];
  return { appeared: [...now.difference(old)], resolved: [...old.difference(now)] };
}

function conflicting(entries: readonly PublishedEntry[]): string[] {
  return entries.filter(({ content }) => own(content, 'comparison') === 'conflicting').map(recordName);
}
