import { describe, expect, it } from 'vitest';
import { dueAddresses } from '../../../core/sources/due-addresses.ts';
import type { LedgerEntry } from '../../../core/sources/ledger-entry.ts';
import { day } from './answers.ts';

function entry(address: string, on: number, answer: string): [string, LedgerEntry] {
  return [address, { address, firstChecked: day(0), lastChecked: day(on), answer }];
}

const LEDGER = new Map([
  entry('good-long-ago', 1, '200'),
  entry('good', 20, '200'),
  entry('failed-today', 40, '404'),
  entry('failed-yesterday', 39, '404'),
  entry('unclear', 33, '403'),
]);
const ADDRESSES = ['failed-today', 'failed-yesterday', 'good', 'good-long-ago', 'new', 'newer', 'unclear'];

describe('the addresses that are due', () => {
  it('are those never requested, then those whose last check is the longest ago', () => {
    expect(dueAddresses(ADDRESSES, LEDGER, { today: day(40), maxAgeDays: 30 })).toEqual([
      'new',
      'newer',
      'good-long-ago',
      'unclear',
      'failed-yesterday',
    ]);
  });

  it('are at most as many as the limit says, of the first', () => {
    expect(dueAddresses(ADDRESSES, LEDGER, { today: day(40), maxAgeDays: 30, limit: 3 })).toEqual([
      'new',
      'newer',
      'good-long-ago',
    ]);
  });

  it('are all where no age is accepted', () => {
    expect(dueAddresses(ADDRESSES, LEDGER, { today: day(40), maxAgeDays: 0 })).toHaveLength(7);
  });

  it('become due on the day on which their check is that old', () => {
    const due = (today: number) => dueAddresses(['good'], LEDGER, { today: day(today), maxAgeDays: 30 });
    expect([due(49), due(50)]).toEqual([[], ['good']]);
  });

  it('are none of the future, which a wrong clock wrote', () => {
    expect(dueAddresses(['failed-today'], LEDGER, { today: day(3), maxAgeDays: 30 })).toEqual([]);
  });
});
