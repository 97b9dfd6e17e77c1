import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../core/evidence/passage.ts';
import { paragraphAt, partOf, readText } from '../../../core/evidence/text.ts';
import { normalisedWords } from '../../../core/evidence/words.ts';

/** The paragraphs of a text, each with its words joined again. */
function paragraphs(text: string): string[] {
  const { words, paragraphStarts } = readText(text);
  return paragraphStarts.map((start, index) => words.slice(start, paragraphStarts[index + 1]).join(' '));
}

describe('the paragraphs of a text', () => {
  it.each<{ what: string; text: string; is: string[] }>([
    { what: 'its lines', text: 'One line.\nAnother line.', is: ['One line.', 'Another line.'] },
    { what: 'its lines, with the line ends of Windows', text: 'One.\r\nTwo.\r\n', is: ['One.', 'Two.'] },
    { what: 'its lines, with the line ends of old Macs', text: 'One.\rTwo.', is: ['One.', 'Two.'] },
    {
      what: 'its lines, with Unicode’s own separators',
      text: 'One.\u2028Two.\u2029Three.',
      is: ['One.', 'Two.', 'Three.'],
    },
    { what: 'without blank lines', text: '\n\nOne.\n\n \t\n\u00a0\nTwo.\n\n', is: ['One.', 'Two.'] },
    {
      what: 'without lines that hold nothing visible',
      text: 'One.\n\u200b\ufeff\nTwo.',
      is: ['One.', 'Two.'],
    },
    { what: 'also a line of one dash', text: 'One.\n—\nTwo.', is: ['One.', '-', 'Two.'] },
    { what: 'one for a text without a line end', text: 'One two three', is: ['One two three'] },
    { what: 'none in an empty text', text: '', is: [] },
  ])('are $what', ({ text, is }) => {
    expect(paragraphs(text)).toEqual(is);
  });

  it('leave the words as they are without them', () => {
    const text = 'The first\nparagraph — here.\r\n\r\nThe “second” one.';
    expect(readText(text).words).toEqual(normalisedWords(text));
  });

  it('are found by the index of a word, counted from 1', () => {
    const text = readText('a b\nc\nd e f');
    expect(text.words.map((_, index) => paragraphAt(text, index))).toEqual([1, 1, 2, 3, 3, 3]);
  });
});

describe('the part of a text that a fingerprint names', () => {
  const page = readText('Menu\nFirst article.\nIt has two lines.\nSecond article.\nShort.');
  const part = (text: string) => partOf(page, fingerprint(normalisedWords(text)));

  it('is the whole text, with its paragraphs', () => {
    expect(partOf(page, fingerprint(page.words))).toEqual(page);
  });

  it.each<{ what: string; article: string; paragraphStarts: number[] }>([
    { what: 'in the middle', article: 'First article. It has two lines.', paragraphStarts: [0, 2] },
    { what: 'at the end', article: 'Second article. Short.', paragraphStarts: [0, 2] },
    { what: 'of one paragraph', article: 'It has two lines.', paragraphStarts: [0] },
    { what: 'that begins inside a paragraph', article: 'two lines. Second', paragraphStarts: [0, 2] },
  ])('is one article of several, its paragraphs counted anew: $what', ({ article, paragraphStarts }) => {
    expect(part(article)).toEqual({ words: normalisedWords(article), paragraphStarts });
  });

  it('is nothing where the text does not hold it', () => {
    expect(part('Third article. It has no lines.')).toBeUndefined();
  });

  it('is nothing where the text holds it twice', () => {
    const twice = readText('The same words.\nOther words.\nThe same words.');
    expect(partOf(twice, fingerprint(normalisedWords('The same words.')))).toBeUndefined();
    expect(partOf(twice, fingerprint(normalisedWords('Other words.')))).toBeDefined();
  });
});
