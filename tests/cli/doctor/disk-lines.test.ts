import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signingKeyLine, spaceLine, storeLine } from '../../../cli/doctor/disk-lines.ts';
import { temporaryFolder } from '../depositary.ts';

const cwd = temporaryFolder();
mkdirSync(join(cwd, 'public'));
writeFileSync(join(cwd, 'file'), '');

describe('the store', () => {
  it('is fine where it is, or can be made', () => {
    expect(storeLine(cwd, 'public')).toMatchObject({
      state: 'fine',
      message: 'public can be read and written',
    });
    expect(storeLine(cwd, 'new/store')).toMatchObject({ state: 'fine', message: /can be made$/ });
  });

  it('is no file, and in none', () => {
    expect(storeLine(cwd, 'file')).toMatchObject({ state: 'missing', message: /file is no folder$/ });
    expect(storeLine(cwd, 'file/store')).toMatchObject({ state: 'missing' });
  });

  const isRoot = process.getuid?.() === 0;
  if (isRoot) console.log('skipped: the superuser may write everywhere');
  it.skipIf(isRoot)('cannot be used where writing is forbidden', () => {
    const locked = join(cwd, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    expect(storeLine(cwd, 'locked')).toMatchObject({
      state: 'missing',
      message: /^The store cannot be used: /,
    });
  });
});

describe('the disk', () => {
  it('has room for a release, or has not', () => {
    expect(spaceLine(cwd, 'public', 1)).toMatchObject({ state: 'fine' });
    expect(spaceLine(cwd, 'new/store', Number.MAX_SAFE_INTEGER)).toMatchObject({
      state: 'missing',
      message: /^Only \d+ MB free/,
    });
  });
});

describe('a signing key', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(cwd, 'key.pem'), pem, { mode: 0o600 });
  writeFileSync(join(cwd, 'open.pem'), pem, { mode: 0o644 });
  writeFileSync(join(cwd, 'no-key.pem'), 'no key');

  it('is fine where its owner alone can read it', async () => {
    expect(await signingKeyLine(cwd, 'key.pem')).toMatchObject({ state: 'fine' });
  });

  it.skipIf(process.platform === 'win32')('is not to be read by others', async () => {
    expect(await signingKeyLine(cwd, 'open.pem')).toMatchObject({
      state: 'faulty',
      help: /chmod 600 open.pem/,
    });
  });

  it.each(['no-key.pem', 'nowhere.pem', 'public'])('is not %s', async (file) => {
    expect(await signingKeyLine(cwd, file)).toMatchObject({ state: 'missing' });
  });

  it('is never shown', async () => {
    const shown = JSON.stringify(await signingKeyLine(cwd, 'key.pem'));
    for (const line of pem.toString().trim().split('\n')) expect(shown).not.toContain(line);
  });
});
