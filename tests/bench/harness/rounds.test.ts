import { expect, test } from 'vitest';
import { measureRounds } from '../../../bench/harness/rounds.ts';

test('Subjects take turns, and the first round does not count', async () => {
  const ran: string[] = [];
  const subject = (name: string) => ({ name, run: async () => ({ wall: ran.push(name) }) });
  const samples = await measureRounds({ subjects: [subject('a'), subject('b')], rows: [] }, 2);
  expect(ran).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  expect(samples).toEqual([
    { a: { wall: 3 }, b: { wall: 4 } },
    { a: { wall: 5 }, b: { wall: 6 } },
  ]);
});
