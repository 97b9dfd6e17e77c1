import { describe, expect, it } from 'vitest';
import { atMost, type Block, heading, item, paragraph } from '../../../cli/review/blocks.ts';
import { diffBlocks } from '../../../cli/review/diff-blocks.ts';
import { fitted } from '../../../cli/review/fitted.ts';
import { renderMarkdown } from '../../../cli/review/markdown.ts';
import { draftBlocks, planBlocks } from '../../../cli/review/plan-blocks.ts';
import { previewBlocks } from '../../../cli/review/preview-blocks.ts';
import { renderTerminal } from '../../../cli/review/terminal.ts';
import type { DataDiff } from '../../../core/review/data-diff.ts';
import { planRelease } from '../../../core/review/plan.ts';
import { previewOf } from '../../../core/review/preview.ts';
import { entriesOf } from '../../core/compare/baselines.ts';
import { snapshot } from '../../core/publish/samples.ts';

const HOSTILE = 'a\u001b[31mb\u202Ec\n# d <img src=x> [e](f) `g` *h*';
const ALL: Block[] = [
  heading(1, HOSTILE),
  paragraph(HOSTILE, { strong: HOSTILE }),
  item(0, { gone: HOSTILE }, { fresh: HOSTILE }),
  item(1, { name: HOSTILE }),
  { kind: 'table', head: ['x'], rows: [[HOSTILE]] },
];

describe('a rendered report', () => {
  it('gives no orders to a terminal, whatever records say', () => {
    const text = renderTerminal(ALL);
    expect(text).not.toMatch(/\u001b\[31m|\u202E/);
    expect(text.match(/a\\u001b\[31mb\\u202ec\\u000a# d/g)).toHaveLength(7);
  });

  it('has no markup but its own as Markdown', () => {
    const lines = renderMarkdown(ALL)
      .split('\n')
      .filter((line) => line !== '');
    const safe = 'a\\\\u001b\\[31mb\\\\u202ec\\\\u000a\\# d \\<img src=x\\> \\[e\\](f) \\`g\\` \\*h\\*';
    expect(lines).toEqual([
      `## ${safe}`,
      `${safe}**${safe}**`,
      `- ~~${safe}~~**${safe}**`,
      "  - `a\\u001b[31mb\\u202ec\\u000a# d <img src=x> [e](f) 'g' *h*`",
      '| x |',
      '| --- |',
      `| ${safe} |`,
    ]);
  });

  it('counts what it leaves out', () => {
    const blocks = atMost(2, [1, 2, 3, 4, 5], 'numbers', (number) => [item(0, String(number))]);
    expect(renderMarkdown(blocks)).toBe('- 1\n- 2\n\n… and 3 more numbers, left out here.\n');
  });

  it('shows of a very large change the beginning and how much more there is', () => {
    const whole = snapshot();
    const many = { ...whole, entries: entriesOf('places', 1000, { kind: 'sea' }) };
    const change = { change: 'changed', what: 'x', pointer: '/x', was: 'a', is: 'b' } as const;
    const diff: DataDiff = {
      collection: [],
      schemas: [],
      authoring: false,
      records: many.entries.map(({ dataset, id }) => ({
        op: 'modified',
        dataset,
        id,
        title: id,
        changes: Array.from({ length: 45 }, () => change),
      })),
      conflicts: { appeared: many.entries.map(({ id }) => id), resolved: [] },
    };
    const text = renderTerminal(diffBlocks(diff));
    expect(text).toContain('1000 records modified.');
    expect(text).toContain('… and 800 more records, left out here.');
    expect(text).toContain('… and 5 more changes of this record, left out here.');
    expect(text).toMatch(/New conflicts: .* and 970 more$/);
    const preview = renderTerminal(previewBlocks(previewOf([], many)));
    expect(preview).toContain('… and 900 more records, left out here.');
    const plan = planRelease(undefined, whole);
    expect(renderTerminal([...planBlocks(plan, 'x', undefined), ...draftBlocks(plan)])).not.toContain(
      'left out',
    );
    const draft = Array.from({ length: 100 }, (_, index) => `- ${index}`).join('\n');
    expect(renderTerminal(draftBlocks({ ...plan, changelog: draft }))).toContain(
      '… and 40 more lines, left out here.',
    );
  });
});

describe('sections that are to fit', () => {
  it('are whole where they do', () => {
    expect(fitted(['a\n', 'b\n'], 100)).toBe('a\n\nb\n');
  });

  it('are cut at the end of a line, and the lines are counted', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    const text = fitted([lines.join('\n')], 300);
    expect(text.length).toBeLessThanOrEqual(300);
    const kept = text.split('\n').filter((line) => line.startsWith('line '));
    expect(kept).toEqual(lines.slice(0, kept.length));
    expect(kept.length).toBeGreaterThan(10);
    expect(text).toContain(`… and ${50 - kept.length} more lines, left out here.`);
  });
});
