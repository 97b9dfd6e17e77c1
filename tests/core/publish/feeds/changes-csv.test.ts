import { describe, expect, it } from 'vitest';
import { CHANGES_HEADER, changesRows } from '../../../../core/publish/feeds/changes-csv.ts';
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
