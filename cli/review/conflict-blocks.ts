import type { Conflicts } from '../../core/review/conflicts.ts';
import { type Block, paragraph } from './blocks.ts';

/** More figures than this are counted. */
const MOST = 30;

/** Which figures came to conflict and which no longer do; nothing where none did. */
export function conflictBlocks({ appeared, resolved }: Conflicts): Block[] {
  return [
    ...(appeared.length > 0 ? [paragraph({ strong: 'New conflicts' }, `: ${listed(appeared)}`)] : []),
    ...(resolved.length > 0 ? [paragraph({ strong: 'Resolved conflicts' }, `: ${listed(resolved)}`)] : []),
  ];
}

/** Names in a line of bounded length. */
export function listed(names: readonly string[]): string {
  const rest = names.length - MOST;
  return `${names.slice(0, MOST).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
