import { describe, expect, it } from 'vitest';
import { changelog } from '../../../core/build/changelog.ts';
import type { PublishedChange } from '../../../core/build/changes.ts';
import type { Bump } from '../../../core/compare/bump.ts';
import { firstRelease, nextRelease, textOf } from './releases.ts';

const MINOR: Bump = { level: 'minor', reasons: ['1 record added'] };

function written(
  changes: PublishedChange[],
  earlier?: string,
  to = '1.1.0',
  bump = MINOR,
  inShards = false,
): string {
  return changelog(
    { collection: 'example-diplomacy', to, changes },
    { bump, inShards },
    '2020-03-01T23:59:59Z',
    earlier,
  );
}

function added(title: string): PublishedChange {
  return { op: 'added', dataset: 'places', id: 'river-island', title };
}

describe('the changelog', () => {
  it('tells the version, the day, the level with its reasons, and each change by dataset', async () => {
    expect(textOf(await nextRelease(), 'CHANGELOG.md')).toBe(`# Changelog

## 1.1.0 (2020-03-01)

Minor: 1 record added; 1 record merged; 1 record corrected.

### Actors

- modified \`example-state\` (State of Example)
  - \`/names/0/name\`: "Example State" → "State of Example"

### Places

- merged \`old-ferry\` (Old Ferry): The same as another record. See \`border-town\`.
- added \`river-island\` (River Island)

## 1.0.0 (2020-03-01)

Initial: first release.

### Agreements

- added \`river-memorandum\` (Memorandum on the river crossing)

### Statements

- added \`state-welcomes-crossing\` (Welcomes the opening of the crossing and expects more trade.)

### Figures

- added \`river-crossing-length\` (Length of the crossing)

### Sources

- added \`example-gazette-1994\` (Crossing to open in May)

### Actors

- added \`example-state\` (Example State)

### Places

- added \`border-town\` (Border Town)
- added \`old-ferry\` (Old Ferry)
`);
  });

  it('keeps all history, newest first, under one heading', () => {
    const versions = ['1.0.0', '1.0.1', '1.1.0', '2.0.0'];
    const text = versions.reduce<string | undefined>(
      (earlier, version) => written([added(`Town of ${version}`)], earlier, version),
      undefined,
    );
    const headings = text?.split('\n').filter((line) => line.startsWith('#'));
    expect(headings?.filter((line) => line.startsWith('# '))).toEqual(['# Changelog']);
    expect(headings?.filter((line) => line.startsWith('## '))).toEqual(
      versions.toReversed().map((version) => `## ${version} (2020-03-01)`),
    );
    for (const version of versions) expect(text).toContain(`(Town of ${version})`);
  });

  it('leaves the history as it was, byte for byte', async () => {
    const history = textOf(await firstRelease(), 'CHANGELOG.md').replace('# Changelog\n\n', '');
    expect(textOf(await nextRelease(), 'CHANGELOG.md').endsWith(`\n\n${history}`)).toBe(true);
  });

  it('tells a release that changed no record in three lines', () => {
    const bump: Bump = { level: 'patch', reasons: ['the description of the collection changed'] };
    expect(written([], undefined, '1.0.1', bump)).toBe(
      '# Changelog\n\n## 1.0.1 (2020-03-01)\n\nPatch: the description of the collection changed.\n',
    );
  });

  it('shows reasons as they are: they hold what schemas and settings say', () => {
    const bump: Bump = { level: 'minor', reasons: ['raised to minor by x: *now*', 'gained "a_b"'] };
    expect(written([], undefined, '1.1.0', bump)).toContain(
      'Minor: raised to minor by x: \\*now\\*; gained "a\\_b".\n',
    );
  });

  it('ends with one line end', () => {
    expect(written([added('Island')])).toMatch(/[^\n]\n$/);
  });

  it.each([
    ['Trade | transit', 'Trade \\| transit'],
    ['The *new* road', 'The \\*new\\* road'],
    ['the_old_road', 'the\\_old\\_road'],
    ['[Road](https://example.org)', '\\[Road\\](https://example.org)'],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['`code` and \\ backslash', '\\`code\\` and \\\\ backslash'],
    ['~~gone~~ #1', '\\~\\~gone\\~\\~ \\#1'],
    ['two\nlines\r\n\nand a\ttab', 'two lines and a tab'],
    ['Հայաստան, Azərbaycan', 'Հայաստան, Azərbaycan'],
    ['&lt;b&gt; &copy;', '\\&lt;b\\&gt; \\&copy;'],
  ])('shows a title as it is: %j', (title, escaped) => {
    expect(written([added(title)])).toContain(`- added \`river-island\` (${escaped})\n`);
  });
});

describe('the changelog of a large collection', () => {
  it('lists some of the records of a dataset, and repeats the newest of its history in whole sections', () => {
    const many = Array.from({ length: 130 }, (_, index) => added(`Place ${index}`));
    const section = (version: string): string => `## ${version} (2020-02-01)\n\n${'x'.repeat(9000)}\n`;
    const earlier = `# Changelog\n\n${['1.4.0', '1.3.0', '1.2.0', '1.1.0'].map(section).join('\n')}`;
    const text = written(many, earlier, '1.5.0', MINOR, true);
    expect(text.match(/^- added/gm)).toHaveLength(100);
    expect(text).toContain('\n- 30 more in changes.json\n');
    expect(text.match(/^## .*? /gm)).toEqual(['## 1.5.0 ', '## 1.4.0 ', '## 1.3.0 ', '## 1.2.0 ']);
    expect(text.endsWith('x\n')).toBe(true);
    expect(written(many, earlier, '1.5.0', MINOR).match(/^## .*? /gm)).toHaveLength(5);
  });
});
