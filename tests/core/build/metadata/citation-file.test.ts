import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { firstRelease, textOf } from '../releases.ts';
import { describedRelease } from './described.ts';

const read = (text: string): unknown => load(text);

describe('CITATION.cff', () => {
  it('names the collection itself where it names no creators', async () => {
    expect(read(textOf(await firstRelease(), 'CITATION.cff'))).toEqual({
      'cff-version': '1.2.0',
      message: expect.any(String),
      type: 'dataset',
      title: 'Example diplomacy',
      abstract: 'Agreements and statements on an example.',
      authors: [{ name: 'Example diplomacy' }],
      version: '1.0.0',
      'date-released': '2020-03-01',
      license: 'CC-BY-4.0',
    });
  });

  it('names persons by their parts and bodies by their name', async () => {
    expect(read(textOf(await describedRelease(), 'CITATION.cff'))).toMatchObject({
      authors: [
        { 'family-names': 'Example', 'given-names': 'Jane' },
        { 'family-names': 'Mononym' },
        { name: 'Example Institute' },
      ],
      keywords: ['diplomacy', 'yes: no'],
      url: 'https://data.example.org/open/example-diplomacy/1.0.0/README.md',
    });
  });

  it.each(['no', 'a: b', '- c', '"', "it's # not", '2020-03-01', '{', 'two\nlines', 'Ծննդյան 👋'])(
    'says a text as it is: %j',
    async (title) => {
      expect(read(textOf(await describedRelease({ title }), 'CITATION.cff'))).toMatchObject({ title });
    },
  );
});
