import { createHash } from 'node:crypto';
import type { Finding } from '../../core/shared/finding.ts';
import type { TextOf } from './text-of.ts';

/**
 * What a finding is known by from one check to the next: code, file and value, or where there is no value the text of
 * its line; not its place, which moves with every line above, nor its words, which a later version may improve.
 * @returns one for each finding, `hash:count`; equal findings of a file are counted from 1
 */
export function fingerprints(findings: readonly Finding[], textOf: TextOf): string[] {
  const counts = new Map<string, number>();
  return findings.map(({ code, file, pointer, line }) => {
    const value =
      pointer ??
      textOf(file)
        ?.split(/\r\n|\n|\r/, line)
        [line - 1]?.trim() ??
      '';
    const hash = createHash('sha256').update([code, file, value].join('\n')).digest('hex').slice(0, 32);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${count}`;
  });
}
