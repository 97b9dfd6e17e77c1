import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../../cli/exit-code.ts';
import { readLedgerFile, writeLedgerFile } from '../../../cli/sources/ledger-file.ts';
import { LEDGER_FILE } from '../../../core/sources/ledger.ts';
import type { LedgerEntry } from '../../../core/sources/ledger-entry.ts';

/** The operations of the file system that fail, by name. */
const failing = vi.hoisted(() => new Set<string>());

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const faulty = (name: 'openSync' | 'writeFileSync' | 'fsyncSync' | 'closeSync' | 'renameSync') => [
    name,
    (...args: never[]) => {
      // A write that fails has written some of it.
      if (failing.has(name) && name === 'writeFileSync') real.writeSync(args[0] ?? 0, '{ "links": [');
      if (failing.has(name)) throw new Error(`${name} failed`);
      return Reflect.apply(real[name], real, args);
    },
  ];
  const names = ['openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync'] as const;
  return { ...real, ...Object.fromEntries(names.map(faulty)) };
});

const entry = (lastChecked: string): LedgerEntry => ({
  address: 'https://example.org/1994/crossing',
  firstChecked: '2026-03-01',
  lastChecked,
  answer: '200',
});
const ledgerOf = (one: LedgerEntry) => new Map([[one.address, one]]);

beforeEach(() => failing.clear());

const newProject = (): string => mkdtempSync(join(tmpdir(), 'depositary-'));

describe('the file of the ledger', () => {
  it('is empty where there is none, and is read as it was written', () => {
    const cwd = newProject();
    expect(readLedgerFile(cwd).size).toBe(0);
    writeLedgerFile(cwd, ledgerOf(entry('2026-03-02')));
    expect(readLedgerFile(cwd)).toEqual(ledgerOf(entry('2026-03-02')));
  });

  it.each(['openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync'])(
    'is the one before where %s fails, with nothing beside it',
    (operation) => {
      const cwd = newProject();
      writeLedgerFile(cwd, ledgerOf(entry('2026-03-02')));
      failing.add(operation);
      expect(() => writeLedgerFile(cwd, ledgerOf(entry('2026-03-03')))).toThrow(`${operation} failed`);
      failing.clear();
      expect(readLedgerFile(cwd)).toEqual(ledgerOf(entry('2026-03-02')));
      expect(readdirSync(join(cwd, 'upkeep'))).toEqual(['links.json']);
    },
  );

  it('is left as it is where it is damaged, with a message that says where', () => {
    const cwd = newProject();
    mkdirSync(join(cwd, 'upkeep'));
    writeFileSync(join(cwd, LEDGER_FILE), '{"links": [{}]}');
    expect(() => readLedgerFile(cwd)).toThrow(UserError);
    expect(() => readLedgerFile(cwd)).toThrow(/^upkeep\/links\.json is not valid: \/links\/0 must have/);
    expect(readFileSync(join(cwd, LEDGER_FILE), 'utf8')).toBe('{"links": [{}]}');
  });
});
