import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless } from '../../.github/scripts/harmless.ts';

const JOINER = '\u2060';

describe('Markdown of strangers', () => {
  it.each([
    ['a mention', 'ask @someone and @org/team', /@\w/],
    ['an escaped mention', 'ask \\@someone', /@\w/],
    ['an entity', '&#64;someone &lt;b&gt;', /&[#\w]/],
    ['a reference to an issue', 'fixes #12, org/repo#3 and gh-4', /#\d|gh-\d/i],
    ['HTML', '<img src=x> </details> <!-- x -->', /<[a-z!/]/i],
    ['an address', 'https://example.org ftp:\\//x <https://example.org>', /:\\?\/\//],
    ['an address without a scheme', 'www.example.org WWW\\.example.org', /www\\?\./i],
    ['a link', '[text](https://example.org) [text][x] [text](/x)', /\][([]/],
    ['a definition', '[x]: https://example.org', /\]:/],
    ['an image', '![text](x)', /!\[|\]\(/],
    ['a footnote', 'text[^1]\n\n[^1]: note', /\[\^/],
    ['a box', '> [!WARNING]\n> text', /\[!/],
    ['a diagram', '```mermaid\ngraph\n```\n~~~geojson\n~~~', /`{3}|~{3}/],
    ['a command to a robot', '/merge\n- /approve\n> /close', /^[\s>*+-]*\/\w/m],
    ['a turn of the reading direction', 'a\u202Eb', /\u202E/],
    ['a control character', 'a\u001bb\u0000', /[\u001b\u0000]/],
  ])('loses %s', (_, text, active) => {
    expect(text).toMatch(active);
    expect(harmless(text)).not.toMatch(active);
  });

  it('keeps headings, lists, tables, emphasis and code, and every word', () => {
    const text = [
      '## Heading',
      '',
      '- **strong** `code` ~~gone~~ a\\_b',
      '  - `datasets/places/x.json:3`: 1994/1995, 20 % (a)',
      '',
      '| a | b |',
      '| --- | --- |',
      '| 1 | 2 |',
      '',
    ].join('\n');
    expect(harmless(text)).toBe(text);
  });

  it('stays as it is where it was made harmless, and says what it said', () => {
    const pieces = fc.constantFrom(
      '@',
      '<',
      '&',
      '#',
      '1',
      ':',
      '/',
      '\\',
      'www',
      '.',
      '[',
      ']',
      '(',
      '!',
      '^',
      '`',
      '~',
      'GH-',
      'a',
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(pieces).map((list) => list.join('')),
        (text) => {
          const once = harmless(text);
          expect(once.replaceAll(JOINER, '')).toBe(text);
          for (const active of [
            /[<@&](?!\u2060)/,
            /#\d/,
            /:\\?\//,
            /www\\?\./i,
            /\][([:]/,
            /!\[/,
            /\[[!^]/,
            /`{3}|~{3}/,
          ])
            expect(once).not.toMatch(active);
        },
      ),
    );
  });
});
