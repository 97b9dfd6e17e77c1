import type { Metrics, Prepared, Sample } from './experiment.ts';

/**
 * Runs the subjects in turns, A B C, A B C, so that whatever else the machine does meets all of them. The first round,
 * which reads files from the disk and wakes memory, does not count.
 */
export async function measureRounds({ subjects }: Prepared, rounds: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round <= rounds; round++) {
    const sample: Record<string, Metrics> = {};
    for (const subject of subjects) sample[subject.name] = await subject.run();
    if (round > 0) samples.push(sample);
  }
  return samples;
}
