import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson } from './published.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A store with a history: the shipped collection, then with all that a collection may say of itself, then with a yank. */
export function storeWithHistory(): { collection: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'depositary-history-'));
  for (const name of ['datasets', 'schemas'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  const settings = readJson<object>(join(ROOT, 'datasets/collection.json'));
  const described = {
    ...settings,
    title: 'A <title> & "more"',
    creators: [
      { kind: 'person', name: 'Example', givenNames: 'Jane' },
      { kind: 'organisation', name: 'Example Institute' },
    ],
    keywords: ['diplomacy'],
    site: 'https://data.example.org',
  };
  const yanked = [{ version: '1.0.0', on: '2026-03-03', reason: 'A figure was wrong.' }];
  for (const [day, state] of [settings, described, { ...described, yanked }].entries()) {
    writeFileSync(join(folder, 'datasets/collection.json'), JSON.stringify(state));
    const commit = ['--commit', String(day).repeat(40), '--released', `2026-03-0${day + 1}T12:00:00Z`];
    execFileSync(process.execPath, [join(ROOT, 'dist/depositary.js'), 'publish', ...commit], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const collection = join(folder, 'public/south-caucasus');
  return { collection, remove: () => rmSync(folder, { recursive: true }) };
}
