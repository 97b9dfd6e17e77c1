import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../cli/replace-file.ts';
import { inDirectoryWith } from '../core/scratch.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('replaceFile', () => {
  it('replaces the content and leaves nothing else behind', () => {
    inDirectoryWith([['a/x.json', 'old']], (root) => {
      const { mode } = statSync(join(root, 'a/x.json'));
      replaceFile(root, 'a/x.json', bytes('old'), bytes('new'));
      expect(readFileSync(join(root, 'a/x.json'), 'utf8')).toBe('new');
      expect(statSync(join(root, 'a/x.json')).mode).toBe(mode);
      expect(readdirSync(join(root, 'a'))).toEqual(['x.json']);
    });
  });

  it.each<[string, (root: string) => void]>([
    ['has another content', (root) => writeFileSync(join(root, 'x.json'), 'theirs')],
    ['became a link', (root) => symlinkSync('y.json', join(root, 'x.json'))],
    ['became a folder', (root) => mkdirSync(join(root, 'x.json'))],
    ['is gone', () => undefined],
  ])('refuses a file that %s since it was read', (_, change) => {
    inDirectoryWith([['y.json', 'old']], (root) => {
      change(root);
      expect(() => replaceFile(root, 'x.json', bytes('old'), bytes('new'))).toThrow(
        'x.json was changed by somebody else meanwhile and is left as it is.',
      );
      expect(readFileSync(join(root, 'y.json'), 'utf8')).toBe('old');
      expect(readdirSync(root)).not.toContainEqual(expect.stringMatching(/tmp$/));
    });
  });
});
