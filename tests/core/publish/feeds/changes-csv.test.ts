import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANGES_HEADER, changesRows, newestRows } from '../../../../core/publish/feeds/changes-csv.ts';
import { listedChanges } from '../../../../core/publish/feeds/listed-changes.ts';
import { readWithPython } from '../../build/csv-reader.ts';
import { storeAfter, textBeside, VERSIONS } from './history.ts';

describe('changes.csv', () => {
  it('has a row for each change, the newest first, in the order of the releases', async () => {
    const store = await storeAfter();
    const [[header = [], ...rows] = []] = readWithPython([await textBeside(store, 'changes.csv')]);
    expect(header.join()).toBe('version,released,op,dataset,id,pointer,before,after,reason');
    const versions = rows.map(([version]) => version);
    expect([...new Set(versions)]).toEqual([...VERSIONS].reverse());
    // Each version in one piece: a follower stops at the first that it knows.
    expect(versions).toEqual(
      versions.toSorted((a, b) => VERSIONS.indexOf(b as never) - VERSIONS.indexOf(a as never)),
    );
    expect(rows.slice(0, 5)).toEqual([
      ['1.2.0', '2020-03-01T12:03:00Z', 'added', 'places', 'river-delta', '', '', '', ''],
      [
        '1.1.1',
        '2020-03-01T12:02:00Z',
        'modified',
        'places',
        'border-town',
        '/names/0/name',
        'Border Town',
        "'=SUM(1) <b>&amp;",
        '',
      ],
      [
        '1.1.0',
        '2020-03-01T12:01:00Z',
        'modified',
        'actors',
        'example-state',
        '/names/0/name',
        'Example State',
        'State of Example',
        '',
      ],
      [
        '1.1.0',
        '2020-03-01T12:01:00Z',
        'merged',
        'places',
        'old-ferry',
        '',
        '',
        '',
        expect.stringMatching(/\w/),
      ],
      ['1.1.0', '2020-03-01T12:01:00Z', 'added', 'places', 'river-island', '', '', '', ''],
    ]);
  });

  it('has no row for a release that changed no record', () => {
    expect(changesRows([{ version: '1.0.1', released: '2020-03-01T12:00:00Z', changes: [] }])).toBe('');
    expect(CHANGES_HEADER).toMatch(/^version,.*,reason\r\n$/);
  });

  it('shows values as the other tables do, and operations that this program does not know', () => {
    const changes = listedChanges({
      changes: [
        {
          op: 'merged',
          dataset: 'places',
          id: 'a',
          into: 'b',
          reason: 'The same place.',
          fields: [
            { pointer: '/n', before: -1, after: [1, 'x'] },
            { pointer: '/m', after: '+1', author: 'somebody' },
            'no field',
          ],
        },
        { op: 'split' },
        17,
      ],
    });
    const [rows] = readWithPython([changesRows([{ version: '2.0.0', released: 'then', changes }])]);
    expect(rows).toEqual([
      ['2.0.0', 'then', 'merged', 'places', 'a', '/n', '-1', '[1,"x"]', 'The same place.'],
      ['2.0.0', 'then', 'merged', 'places', 'a', '/m', '', "'+1", 'The same place.'],
      ['2.0.0', 'then', 'merged', 'places', 'a', '', '', '', 'The same place.'],
      ['2.0.0', 'then', 'split', '', '', '', '', '', ''],
      ['2.0.0', 'then', '', '', '', '', '', '', ''],
    ]);
  });

  it.each([null, 1, 'x', [], {}, { changes: {} }])('takes %j for a release without changes', (document) => {
    expect(listedChanges(document)).toEqual([]);
  });
});

describe('the rows of a long history', () => {
  const MOST = 4 * 1024 * 1024;
  /** A release whose one row is as long as this, with line ends and quotation marks inside. */
  const release = (minor: number, length: number) => ({
    version: `1.${minor}.0`,
    released: '2020-03-01T12:00:00Z',
    changes: listedChanges({
      changes: [{ op: 'modified', dataset: 'places', id: 'a', reason: `"\n1.0.0,${'é'.repeat(length)}"` }],
    }),
  });

  it('are the newest whole releases that there is room for', () => {
    const releases = Array.from({ length: 8 }, (_, minor) => release(minor, 300_000));
    const all = changesRows(releases);
    const kept = newestRows(all);
    expect(Buffer.byteLength(all)).toBeGreaterThan(MOST);
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(MOST);
    expect(kept).toBe(changesRows(releases.slice(-6)));
    expect(newestRows(changesRows(releases.slice(-6)))).toBe(kept);
  });

  it('are the same whether they are cut at each release or once', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lengths, (all) => {
        const releases = all.map((length, minor) => release(minor, length));
        const step = releases.reduce((rows, one) => newestRows(`${changesRows([one])}${rows}`), '');
        expect(step === newestRows(changesRows(releases))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('have one row for a release that changed too much to be listed', () => {
    const rows = changesRows([
      { version: '1.0.0', released: '2020-03-01T12:00:00Z', changes: [], isCut: true },
    ]);
    expect(rows).toBe('1.0.0,2020-03-01T12:00:00Z,many,,,,,,see changes.json\r\n');
  });
});
