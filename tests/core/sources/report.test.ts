import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReportedAddress, reportAddresses } from '../../../core/sources/address-report.ts';
import { adviceOn, restingOn } from '../../../core/sources/advice.ts';
import type { CitedAddress } from '../../../core/sources/cited-addresses.ts';
import type { LedgerEntry } from '../../../core/sources/ledger-entry.ts';
import { code, reportMarkdown } from '../../../core/sources/report-markdown.ts';
import { day } from './answers.ts';

const BASE = 'https://example.org';

function cited(address: string, citedBy: string[] = []): CitedAddress {
  const id = address.replace(/\W+/g, '-').toLowerCase();
  const places = [{ record: `sources/${id}`, file: `datasets/sources/${id}.json`, pointer: '/url' }];
  return { address, places, citedBy };
}

function entry(address: string, rest: Partial<LedgerEntry>): [string, LedgerEntry] {
  return [address, { address, firstChecked: day(0), lastChecked: day(14), answer: '200', ...rest }];
}

const GONE = { answer: '404', failing: { since: day(0), last: day(14), days: 3 } };
const LEDGER = new Map([
  entry(`${BASE}/fine`, {}),
  entry(`${BASE}/moved`, { movedTo: `${BASE}/new` }),
  entry(`${BASE}/gone`, { ...GONE, lastGood: '2026-02-22' }),
  entry(`${BASE}/never`, GONE),
  entry(`${BASE}/closed`, { answer: '403' }),
  entry(`${BASE}/inside`, { answer: 'not-public' }),
  entry(`${BASE}/broken`, { answer: '500', failing: { since: day(14), last: day(14), days: 1 } }),
]);
const NAMES = ['broken', 'closed', 'fine', 'gone', 'inside', 'moved', 'never', 'new-here'];
const REPORT = reportAddresses(
  NAMES.map((name) => cited(`${BASE}/${name}`, name === 'gone' ? ['figures/a', 'figures/b'] : [])),
  LEDGER,
);
const plain = (text: string): string => text;
const advice = (name: string): string => adviceOn(reportOf(name), plain).join(' ');

function reportOf(name: string): ReportedAddress {
  const found = REPORT.find(({ address }) => address === `${BASE}/${name}`);
  if (found === undefined) throw new TypeError(`There is no ${name}.`);
  return found;
}

describe('the report', () => {
  it('begins with what needs a person', () => {
    expect(REPORT.map(({ status, address }) => `${status} ${address.slice(BASE.length)}`)).toEqual([
      'gone /gone',
      'gone /never',
      'moved /moved',
      'uncertain /broken',
      'uncertain /closed',
      'uncertain /inside',
      'unchecked /new-here',
      'fine /fine',
    ]);
  });

  it('names the archived copy of what is gone that is nearest to its last good day, and of nothing else', () => {
    expect(REPORT.flatMap(({ archive }) => archive ?? [])).toEqual([
      `https://web.archive.org/web/20260222/${BASE}/gone`,
      `https://web.archive.org/web/*/${BASE}/never`,
    ]);
  });

  it('says what to change where an address moved', () => {
    expect(advice('moved')).toContain(`moved to ${BASE}/new`);
    expect(advice('moved')).toContain('/url of datasets/sources/https-example-org-moved.json');
  });

  it('says since when an address fails and where to look', () => {
    expect(advice('gone')).toContain('It failed on 3 days since 2026-03-01; it was last good on 2026-02-22.');
    expect(advice('gone')).toContain('status 404');
    expect(advice('gone')).toContain('web.archive.org/web/20260222/');
    expect(advice('never')).toContain('it was never good');
  });

  it('tells what is to be looked at in a browser from what is to be waited for', () => {
    expect(advice('closed')).toContain('open it in a browser');
    expect(advice('inside')).toContain(
      'Correct it at /url of datasets/sources/https-example-org-inside.json.',
    );
    expect(advice('broken')).toContain('It failed on 1 day since 2026-03-15; it counts as gone after 3 days');
  });

  it('says nothing of what is fine or was never requested', () => {
    expect([advice('fine'), advice('new-here')]).toEqual(['', '']);
  });

  it('names the records that rest on an address, the first of many', () => {
    const many = cited('https://example.org/x', ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(restingOn(reportOf('gone'), plain)).toBe(
      'In sources/https-example-org-gone, on which 2 records rest: figures/a, figures/b.',
    );
    expect(restingOn({ ...many, status: 'gone' }, plain)).toContain(
      '7 records rest: a, b, c, d, e and 2 more.',
    );
    expect(restingOn(reportOf('fine'), plain)).toBe('In sources/https-example-org-fine.');
  });
});

describe('the report as Markdown', () => {
  it('counts all groups and lists those that need a person', () => {
    const text = reportMarkdown(REPORT);
    expect(text).toContain(
      '| Gone | 2 |\n| Moved | 1 |\n| Uncertain | 3 |\n| Not requested yet | 1 |\n| Fine | 1 |',
    );
    expect(text.match(/^## .*$/gm)).toEqual(['## Gone', '## Moved', '## Uncertain']);
    expect(text).not.toContain('/fine`');
  });

  it('fits into an issue and says how much is left out', () => {
    const many = Array.from({ length: 2000 }, (_, index) => cited(`${BASE}/${index}`));
    const ledger = new Map(many.map(({ address }) => entry(address, GONE)));
    const text = reportMarkdown(reportAddresses(many, ledger));
    const listed = text.match(/^- `/gm)?.length ?? 0;
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain(`${2000 - listed} more: run`);
  });

  it('shows texts of records as code, from which nothing breaks out', () => {
    const text = reportMarkdown(
      reportAddresses(
        [cited(`${BASE}/@everyone\`![](x)\``)],
        new Map([entry(`${BASE}/@everyone\`![](x)\``, GONE)]),
      ),
    );
    expect(text).toContain(`\`\` ${BASE}/@everyone\`![](x)\` \`\``);
  });

  it('closes every code span where it opened it', () => {
    const anyText = fc.string({ unit: fc.constantFrom('`', 'a', ' ', '\n', '<') });
    fc.assert(
      fc.property(anyText, (text) => {
        const span = code(text);
        const fence = /^`+/.exec(span)?.[0] ?? '';
        const inner = span.slice(fence.length, -fence.length);
        expect(span.endsWith(fence)).toBe(true);
        expect(span).not.toContain('\n');
        expect(inner.match(/`+/g) ?? []).not.toContain(fence);
        expect(inner.startsWith('`') || inner.endsWith('`')).toBe(false);
      }),
    );
  });
});
