import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DirectoryStore } from '../../../core/publish/directory-store.ts';
import { MemoryStore } from './memory-store.ts';
import { describeStore } from './store-contract.ts';

describeStore('directory', async () => {
  const root = mkdtempSync(join(tmpdir(), 'store-'));
  return { open: () => new DirectoryStore(root) };
});

describeStore('memory', async () => {
  const store = new MemoryStore();
  return { open: () => store };
});

describe('the directory store', () => {
  it('leaves no temporary file behind, whether a write won or lost', async () => {
    const root = mkdtempSync(join(tmpdir(), 'store-'));
    const store = new DirectoryStore(root);
    await store.putIfAbsent('a.json', Buffer.from('one'));
    await store.putIfAbsent('a.json', Buffer.from('two'));
    await store.putIfMatch('a.json', Buffer.from('two'), 'stale');
    await expect(store.putIfAbsent('../a.json', Buffer.from('x'))).rejects.toThrow();
    expect(readdirSync(join(root, '.store')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('has no keys while its folder does not exist', async () => {
    const store = new DirectoryStore(join(tmpdir(), 'no-such-store'));
    expect(await store.get('a.json')).toBeUndefined();
    expect(await Array.fromAsync(store.list(''))).toEqual([]);
  });
});
