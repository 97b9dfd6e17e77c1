import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../../core/shared/document.ts';
import { ledgerText, readLedger } from '../../../core/sources/ledger.ts';
import { afterCheck, type LedgerEntry } from '../../../core/sources/ledger-entry.ts';
import { anyAnswer, day } from './answers.ts';

const anyEntry = fc
  .record({
    path: fc.webPath(),
    checks: fc.array(fc.tuple(fc.nat({ max: 400 }), anyAnswer, fc.option(fc.webUrl())), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map(({ path, checks }): LedgerEntry => {
    const address = `https://example.org/${path}`;
    const [first, ...rest] = checks.map(([on, answer, movedTo]) => ({
      on: day(on),
      checked: { address, answer, ...(movedTo !== null && { movedTo }) },
    }));
    if (first === undefined) throw new TypeError('There is no check.');
    return rest.reduce(
      (entry, { checked, on }) => afterCheck(entry, checked, on),
      afterCheck(undefined, first.checked, first.on),
    );
  });

const anyEntries = fc.uniqueArray(anyEntry, { selector: ({ address }) => address, maxLength: 8 });

const ledgerOf = (entries: readonly LedgerEntry[]) => new Map(entries.map((entry) => [entry.address, entry]));

describe('a ledger', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(readLedger(ledgerText(ledgerOf(entries)))).toEqual(
          ledgerOf(entries.toSorted((a, b) => (a.address < b.address ? -1 : 1))),
        );
      }),
    );
  });

  it('has one text, whatever the order in which it was filled', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(ledgerText(ledgerOf(entries.toReversed()))).toBe(ledgerText(ledgerOf(entries)));
      }),
    );
  });

  it('changes only the lines of what changed', () => {
    const entry = (name: string, lastChecked: string): LedgerEntry => ({
      address: `https://example.org/${name}`,
      firstChecked: '2026-03-01',
      lastChecked,
      answer: '200',
    });
    const before = ledgerText(ledgerOf([entry('a', '2026-03-01'), entry('b', '2026-03-01')])).split('\n');
    const after = ledgerText(ledgerOf([entry('a', '2026-03-01'), entry('b', '2026-03-31')])).split('\n');
    expect(after.filter((line, index) => line !== before[index])).toEqual([
      '      "lastChecked": "2026-03-31",',
    ]);
  });

  const valid = {
    address: 'https://example.org/1994/crossing',
    firstChecked: '2026-03-01',
    lastChecked: '2026-03-29',
    answer: '404',
    failing: { since: '2026-03-08', last: '2026-03-29', days: 4 },
  };

  it.each([
    ['the mark of a merge', '<<<<<<< main\n{}', /JSON/],
    ['an empty file', '', /JSON/],
    ['no list', '{}', /must have required property 'links'/],
    ['a list alone', '[]', /must be object/],
    ['something unknown', JSON.stringify({ links: [], more: 1 }), /must NOT have additional properties/],
    ['no address', entryText({ address: undefined }), /links\/0 must have required property 'address'/],
    ['an address of another scheme', entryText({ address: 'file:///etc/passwd' }), /links\/0\/address/],
    ['an unknown answer', entryText({ answer: 'fine' }), /links\/0\/answer/],
    ['a time of day', entryText({ lastChecked: '2026-03-29T00:00:00Z' }), /links\/0\/lastChecked/],
    ['a day that does not exist', entryText({ lastChecked: '2026-02-30' }), /links\/0 names 2026-02-30/],
    [
      'such a day of a failure',
      entryText({ failing: { since: '2026-13-01', last: '2026-03-29', days: 2 } }),
      /2026-13-01/,
    ],
    [
      'no failures',
      entryText({ failing: { since: '2026-03-08', last: '2026-03-29', days: 0 } }),
      /links\/0\/failing\/days/,
    ],
    ['an address twice', JSON.stringify({ links: [valid, valid] }), /links\/1 repeats the address/],
  ])('is not read with %s, and the message says where', (_, text, message) => {
    expect(() => readLedger(text)).toThrow(DocumentError);
    expect(() => readLedger(text)).toThrow(message);
  });

  function entryText(change: object): string {
    return JSON.stringify({ links: [{ ...valid, ...change }] });
  }
});
